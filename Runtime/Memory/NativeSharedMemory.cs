using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LayoutGen.Memory;

/// <summary>Shared memory as the processor has it: every operation is one load or store.</summary>
public readonly unsafe struct NativeSharedMemory : ISharedMemory<NativeSharedMemory>
{
    private readonly byte* _start;
    private readonly uint _length;

    private NativeSharedMemory(byte* start, uint length)
    {
        _start = start;
        _length = length;
    }

    /// <inheritdoc/>
    public static bool TryMap(GuestMemory memory, GuestRange range, out NativeSharedMemory window)
    {
        ArgumentNullException.ThrowIfNull(memory);
        var found = memory.TryLocate(range, out var start);
        window = found ? new(start, range.Length) : default;
        return found;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FullBarrier() => Interlocked.MemoryBarrier();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort ReadUInt16(uint offset) => At<ushort>(offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadUInt32(uint offset) => At<uint>(offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadUInt64(uint offset) => At<ulong>(offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort AcquireUInt16(uint offset) => Volatile.Read(ref At<ushort>(offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong AcquireUInt64(uint offset) => Volatile.Read(ref At<ulong>(offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt16(uint offset, ushort value) => At<ushort>(offset) = value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt32(uint offset, uint value) => At<uint>(offset) = value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt64(uint offset, ulong value) => At<ulong>(offset) = value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReleaseUInt16(uint offset, ushort value) => Volatile.Write(ref At<ushort>(offset), value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReleaseUInt64(uint offset, ulong value) => Volatile.Write(ref At<ulong>(offset), value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref T At<T>(uint offset)
        where T : unmanaged
    {
        // Rings mask every index that comes from the other side, so this can only fail by a mistake in a ring.
        Debug.Assert(offset % sizeof(T) == 0 && (ulong)offset + (uint)sizeof(T) <= _length, "A ring access outside its window.");
        return ref *(T*)(_start + offset);
    }
}
