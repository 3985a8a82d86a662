using System.Buffers.Binary;
using LayoutGen.Memory;
using LayoutGen.Rings;
using VhostUser.Protocol;
using VhostUser.Sockets;

namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>A split ring written word by word, as no driver of ours would (virtio 1.4, 2.7).</summary>
internal sealed class RawQueue : IDisposable
{
    public const ushort Next = 1;
    public const ushort Write = 2;
    public const ushort Indirect = 4;

    private const int Size = 16;

    private readonly FrontEndTransport _transport;
    private readonly int _index;
    private readonly GuestRange _ring;
    private readonly EventFd _error = EventFd.Create();

    public RawQueue(FrontEndTransport transport, int index)
    {
        _transport = transport;
        _index = index;
        Assert.True(transport.Allocator.TryAllocate(0x3000, 0x1000, out _ring));
        Assert.True(transport.Allocator.TryAllocate(0x1000, 0x1000, out var buffer));
        Buffer = buffer.Address;
        Assert.Equal(0u, transport.Ask(Request.SetVringError, (ulong)index, _error.Handle));
        transport.StartQueue(index, Size, new(_ring.Address, _ring.Address + 0x1000, _ring.Address + 0x2000));
    }

    /// <summary>4096 bytes that both sides have.</summary>
    public ulong Buffer { get; }

    public void Describe(int index, ulong address, uint length, ushort flags = 0, ushort next = 0)
    {
        var descriptor = _transport.Allocator.Memory.GetSpan(_ring.Slice((uint)index * 16, 16));
        BinaryPrimitives.WriteUInt64LittleEndian(descriptor, address);
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor[8..], length);
        BinaryPrimitives.WriteUInt16LittleEndian(descriptor[12..], flags);
        BinaryPrimitives.WriteUInt16LittleEndian(descriptor[14..], next);
    }

    public void MakeAvailable(ushort head, ushort availableIndex = 1)
    {
        var available = _transport.Allocator.Memory.GetSpan(_ring.Slice(0x1000, 6));
        BinaryPrimitives.WriteUInt16LittleEndian(available[4..], head);
        Volatile.Write(ref System.Runtime.InteropServices.MemoryMarshal.AsRef<ushort>(available[2..4]), availableIndex);
        _transport.Notify(_index);
    }

    /// <summary>Waits until the device has used the buffer that was made available first.</summary>
    /// <returns>How many bytes it says it wrote.</returns>
    public uint WaitUntilUsed()
    {
        var used = _transport.Allocator.Memory.GetSpan(_ring.Slice(0x2000, 12));
        _transport.WaitForInterrupt(_index);
        Assert.Equal(1, BinaryPrimitives.ReadUInt16LittleEndian(used[2..]));
        return BinaryPrimitives.ReadUInt32LittleEndian(used[8..]);
    }

    /// <summary>The bytes of <see cref="Buffer"/>.</summary>
    public Span<byte> Bytes => _transport.Allocator.Memory.GetSpan(new(Buffer, 4096));

    public void WaitUntilBroken() => _transport.WaitFor(_error.Handle);

    public void Dispose() => _error.Dispose();
}
