using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>A device finds header and frame by byte position, whatever way the driver cut its buffer (virtio 1.4, 2.7.4.1).</summary>
public sealed class DeviceCutTests : IDisposable
{
    private const ulong Start = 0x10000;
    private const ulong Data = Start + 0x8000;
    private const int QueueSize = 64;

    private readonly GuestMemory _memory = GuestMemory.Allocate(Start, 0x20000);
    private readonly NegotiatedFeatures _modern = new FeatureTable([]).Accept(new(FeatureSet.Of(Feature.Version1)), FeatureSet.Of(Feature.Version1));
    private SplitDriverRing<NativeSharedMemory, LittleEndian> _ring;

    public DeviceCutTests() => _ring = SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(_memory, Addresses, QueueSize, QueueSize);

    private static RingAddresses Addresses => SplitRingLayout.Legacy(Start, QueueSize);

    public void Dispose() => _memory.Dispose();

    public static TheoryData<int[]> Cuts() =>
    [
        [112],
        [12, 100],
        [1, 11, 100],
        [4, 3, 20, 85],
        [13, 99],
        [11, 1, 1, 99],
        [.. Enumerable.Repeat(2, 56)],
    ];

    [Theory]
    [MemberData(nameof(Cuts))]
    public void A_transmitted_packet_is_read_from_any_cut(int[] cut)
    {
        byte[] packet = [.. Enumerable.Range(1, 112).Select(value => (byte)value)];
        Offer(cut, deviceWrites: false, packet);
        var reader = new Reader();

        NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(Setup(), _modern).Run(ref reader);

        Assert.Equal((NetHeaderFlags)1, reader.Flags);
        Assert.Equal(0x0C0B, reader.NumBuffers);
        Assert.Equal(packet[12..], reader.Frame);
        Assert.True(_ring.TryGetUsed(out _, out var written));
        Assert.Equal(0u, written);
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public void A_received_packet_is_written_to_any_cut(int[] cut)
    {
        byte[] frame = [.. Enumerable.Range(101, 100).Select(value => (byte)value)];
        Offer(cut, deviceWrites: true, new byte[112]);
        var writer = new Writer { Frame = frame };

        NetRxPacket.OpenDeviceQueue<NativeSharedMemory>(Setup(), _modern).Run(ref writer);

        Assert.True(_ring.TryGetUsed(out _, out var written));
        Assert.Equal(112u, written);
        byte[] header = [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0];
        Assert.Equal([.. header, .. frame], Collect(cut));
    }

    /// <summary>Every contiguous range is moved once; ranges of two descriptors never count as one, even where they adjoin.</summary>
    [Theory]
    [InlineData(new[] { 112 }, 1)]
    [InlineData(new[] { 12, 100 }, 2)]
    [InlineData(new[] { 4, 3, 20, 85 }, 4)]
    public void A_transfer_is_counted_for_every_range(int[] cut, int transfers)
    {
        _memory.Counter = new();
        Offer(cut, deviceWrites: true, new byte[112]);
        var writer = new Writer { Frame = new byte[100] };

        NetRxPacket.OpenDeviceQueue<CountingSharedMemory>(Setup(), _modern).Run(ref writer);

        Assert.Equal((transfers, 112), (_memory.Counter.TransferWrites.Count, _memory.Counter.TransferWrites.Bytes));
        Assert.Equal(0, _memory.Counter.TransferReads.Count);
    }

    public static TheoryData<string, RingElement[], RingFaultReason> HostileTransmits() => new()
    {
        { "shorter than the header", [new(Data, 11, false)], RingFaultReason.MalformedBuffer },
        { "only writable", [new(Data, 2000, true)], RingFaultReason.MalformedBuffer },
        { "before the memory", [new(0, 100, false)], RingFaultReason.OutsideMemory },
        { "past the memory", [new(Start + 0x20000 - 50, 100, false)], RingFaultReason.OutsideMemory },
        { "past 2^64", [new(ulong.MaxValue - 10, 100, false)], RingFaultReason.OutsideMemory },
        { "second element outside", [new(Data, 12, false), new(1, 100, false)], RingFaultReason.OutsideMemory },
    };

    [Theory]
    [MemberData(nameof(HostileTransmits))]
    public void A_hostile_driver_breaks_its_own_queue(string what, RingElement[] elements, RingFaultReason expected)
    {
        _ring.MakeAvailable(0, elements);
        _ring.Publish();
        var queue = NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(Setup(), _modern);
        var reader = new Reader();

        queue.Run(ref reader);
        queue.Run(ref reader);

        Assert.True(queue.Fault.Reason == expected, $"{what}: {queue.Fault}");
        Assert.False(_ring.TryGetUsed(out _, out _));
    }

    /// <summary>A frame that does not fit is the device's own affair: nothing is written, and the queue goes on.</summary>
    [Fact]
    public void A_frame_larger_than_the_buffer_is_dropped()
    {
        Offer([112], deviceWrites: true, new byte[112]);
        var queue = NetRxPacket.OpenDeviceQueue<NativeSharedMemory>(Setup(), _modern);
        var writer = new Writer { Frame = new byte[101] };

        queue.Run(ref writer);

        Assert.False(queue.Fault.IsFault);
        Assert.True(_ring.TryGetUsed(out _, out var written));
        Assert.Equal(0u, written);
    }

    private DeviceQueueSetup Setup() => new(_memory, QueueSize, Addresses);

    /// <summary>Makes a buffer available whose elements lie with gaps between them, in descending order.</summary>
    private void Offer(int[] cut, bool deviceWrites, ReadOnlySpan<byte> bytes)
    {
        var elements = Place(cut, deviceWrites);
        foreach (var element in elements)
        {
            bytes[..(int)element.Length].CopyTo(_memory.GetSpan(new(element.Address, element.Length)));
            bytes = bytes[(int)element.Length..];
        }

        _ring.MakeAvailable(0, elements);
        _ring.Publish();
    }

    private byte[] Collect(int[] cut) =>
        [.. Place(cut, deviceWrites: true).SelectMany(element => _memory.GetSpan(new(element.Address, element.Length)).ToArray())];

    private static RingElement[] Place(int[] cut, bool deviceWrites) =>
        [.. cut.Select((length, index) => new RingElement(Data + ((ulong)(cut.Length - index) * 256), (uint)length, deviceWrites))];

    private struct Reader : IDeviceLoop<NetTxPacket.DeviceSide>
    {
        public NetHeaderFlags Flags { get; private set; }

        public int NumBuffers { get; private set; }

        public byte[]? Frame { get; private set; }

        void IDeviceLoop<NetTxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue)
        {
            Span<byte> frame = stackalloc byte[2048];
            while (queue.TryGetAvailable(out var packet))
            {
                if (packet.TryRead(frame, out var length))
                {
                    Flags = packet.Header.Flags;
                    NumBuffers = packet.Header.TryGetNumBuffers(out var count) ? count : -1;
                    Frame = frame[..length].ToArray();
                }

                queue.MakeUsed(packet);
            }

            queue.Publish();
        }
    }

    private struct Writer : IDeviceLoop<NetRxPacket.DeviceSide>
    {
        public required byte[] Frame { get; init; }

        readonly void IDeviceLoop<NetRxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetRxPacket.DeviceSide, TLayout, TRing> queue)
        {
            while (queue.TryGetAvailable(out var packet))
            {
                var header = packet.Header;
                header.Flags = NetHeaderFlags.DataValid;
                if (header.HasNumBuffers)
                    header.NumBuffers = 1;
                packet.TryWrite(Frame);
                queue.MakeUsed(packet);
            }

            queue.Publish();
        }
    }
}
