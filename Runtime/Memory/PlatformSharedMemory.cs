using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace LayoutGen.Memory;

/// <summary>
/// Native shared memory in the order in which devices in hardware see it, where <see cref="Feature.OrderPlatform"/> is negotiated
/// (virtio 1.4, 6.1). It is for x86 alone: there, devices take part in the coherence of ordinary memory, so releasing and acquiring
/// are a store and a load for them too, and the full barrier is one that also counts outside of the processors.
/// </summary>
public readonly struct PlatformSharedMemory : ISharedMemory<PlatformSharedMemory>
{
    private readonly NativeSharedMemory _memory;

    private PlatformSharedMemory(NativeSharedMemory memory) => _memory = memory;

    /// <inheritdoc/>
    public static bool OrdersPlatform => true;

    /// <inheritdoc/>
    /// <exception cref="PlatformNotSupportedException">The processor is none of the x86 kind.</exception>
    public static bool TryMap(GuestMemory memory, GuestRange range, out PlatformSharedMemory window)
    {
        if (!Sse2.IsSupported)
            throw new PlatformNotSupportedException(
                $"There is no barrier here that reaches devices: do not negotiate {nameof(Feature)}.{nameof(Feature.OrderPlatform)}.");
        var found = NativeSharedMemory.TryMap(memory, range, out var native);
        window = new(native);
        return found;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FullBarrier() => Sse2.MemoryFence();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort ReadUInt16(uint offset) => _memory.ReadUInt16(offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadUInt32(uint offset) => _memory.ReadUInt32(offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadUInt64(uint offset) => _memory.ReadUInt64(offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort AcquireUInt16(uint offset) => _memory.AcquireUInt16(offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong AcquireUInt64(uint offset) => _memory.AcquireUInt64(offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt16(uint offset, ushort value) => _memory.WriteUInt16(offset, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt32(uint offset, uint value) => _memory.WriteUInt32(offset, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt64(uint offset, ulong value) => _memory.WriteUInt64(offset, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReleaseUInt16(uint offset, ushort value) => _memory.ReleaseUInt16(offset, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReleaseUInt64(uint offset, ulong value) => _memory.ReleaseUInt64(offset, value);
}
