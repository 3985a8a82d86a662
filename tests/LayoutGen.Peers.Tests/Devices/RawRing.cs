using System.Buffers.Binary;
using Driver.Transports;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>A split ring written word by word, as no driver of ours would (virtio 1.4, 2.7).</summary>
internal sealed class RawRing
{
    public const ushort Next = 1;
    public const ushort Write = 2;
    public const ushort Indirect = 4;

    private const uint PageSize = 4096;

    private readonly IDeviceTransport _transport;
    private readonly int _index;
    private readonly RingAddresses _addresses;

    public RawRing(IDeviceTransport transport, int index)
    {
        (_transport, _index) = (transport, index);
        var size = transport.ChooseQueueSize(index, 16);
        Assert.True(transport.Allocator.TryAllocate(SplitRingLayout.LegacySize(size), PageSize, out var ring));
        Assert.True(transport.Allocator.TryAllocate(PageSize, PageSize, out var buffer));
        transport.Allocator.Memory.GetSpan(ring).Clear();
        _addresses = SplitRingLayout.Legacy(ring.Address, size);
        Buffer = buffer.Address;
        transport.StartQueue(index, size, _addresses);
    }

    /// <summary>4096 bytes that both sides have.</summary>
    public ulong Buffer { get; }

    /// <summary>Makes a buffer of one descriptor available.</summary>
    public void Offer(uint length, ushort flags = 0)
    {
        Describe(0, Buffer, length, flags);
        MakeAvailable(0);
    }

    public void Describe(int index, ulong address, uint length, ushort flags = 0, ushort next = 0)
    {
        var descriptor = Bytes(_addresses.Descriptors + (16 * (ulong)index), 16);
        BinaryPrimitives.WriteUInt64LittleEndian(descriptor, address);
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor[8..], length);
        BinaryPrimitives.WriteUInt16LittleEndian(descriptor[12..], flags);
        BinaryPrimitives.WriteUInt16LittleEndian(descriptor[14..], next);
    }

    public void MakeAvailable(ushort head)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(Bytes(_addresses.Driver + 4, 2), head);
        BinaryPrimitives.WriteUInt16LittleEndian(Bytes(_addresses.Driver + 2, 2), 1);
        _transport.Notify(_index);
    }

    private Span<byte> Bytes(ulong address, uint count) => _transport.Allocator.Memory.GetSpan(new(address, count));
}
