using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;
using VirtioSpecification;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>A received packet over several buffers (virtio 1.4, 5.1.9.4): one header in the first, shown to the driver together.</summary>
public class MergeableBufferTests
{
    private const int Header = 12;
    private const int Capacity = 1514;
    private const int QueueSize = 64;

    private static readonly FeatureSet s_legacy = FeatureSet.Of(NetFeature.MrgRxBuf);
    private static readonly FeatureSet s_modern = s_legacy.With(Feature.Version1);
    private static readonly FeatureSet s_packed = s_modern.With(Feature.RingPacked);

    private static readonly FeatureSet[] s_sets =
    [
        s_legacy,
        s_legacy.With(Feature.AnyLayout),
        s_modern,
        s_modern.With(Feature.IndirectDesc, Feature.EventIdx),
        s_packed,
        s_packed.With(Feature.IndirectDesc, Feature.EventIdx),
        s_modern.With(Feature.InOrder),
        s_packed.With(Feature.InOrder, Feature.IndirectDesc),
    ];

    /// <summary>Frames, and the used length of each buffer that they take.</summary>
    private static readonly (int Frame, int[] Used)[] s_frames =
    [
        (0, [12]),
        (60, [72]),
        (1514, [1526]),
        (1515, [1526, 1]),
        (1526, [1526, 12]),
        (1514 + 1526, [1526, 1526]),
        (9000, [1526, 1526, 1526, 1526, 1526, 1382]),
    ];

    public static TheoryData<FeatureSet, Framing> Queues()
    {
        var queues = new TheoryData<FeatureSet, Framing>();
        foreach (var features in s_sets)
        {
            queues.Add(features, Framing.Separate);
            if (features != s_legacy)
                queues.Add(features, Framing.Merged);
        }

        return queues;
    }

    /// <summary>What a reader of rings sees that knows the specification alone: header and frame, cut where each buffer ends.</summary>
    [Theory]
    [MemberData(nameof(Queues))]
    public void A_frame_takes_as_many_buffers_as_it_needs(FeatureSet features, Framing framing)
    {
        foreach (var (length, used) in s_frames)
        {
            using var link = new Link(features, framing);
            var chains = link.AvailableChains();
            Assert.Equal(link.Driver.Buffers.BufferCount, chains.Count);
            var device = new Device { Frames = [Frame(length)], BeforePublish = () => Assert.Empty(link.Used(1)) };

            link.Queue.Run(ref device);

            byte[] expected = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)used.Length, 0, .. Frame(length)];
            Assert.Equal(expected, used.SelectMany((bytes, index) => link.Bytes(chains[index])[..bytes]));
            if (!features.Has(Feature.InOrder))
                Assert.Equal(used, link.Used(used.Length));
        }
    }

    /// <summary>The driver gathers what was sent, plain and closed, while the rings go round many times.</summary>
    [Theory]
    [MemberData(nameof(Queues))]
    public void The_driver_gathers_what_was_sent(FeatureSet features, Framing framing)
    {
        using var link = new Link(features, framing);
        byte[][] sent = [.. s_frames.Select(frame => Frame(frame.Frame))];
        for (var round = 0; round < 40; round++)
        {
            var device = new Device { Frames = sent };
            link.Queue.Run(ref device);
            var receiver = new Receiver();
            if (round % 2 == 0)
                receiver.ReceivePlain(link.Driver);
            else
                link.Driver.Run(ref receiver);

            Assert.Equal(sent, receiver.Frames);
            Assert.Equal(default, (link.Driver.Fault, link.Queue.Fault));
        }
    }

    /// <summary>What the device says, the buffers that it uses, and what becomes of the queue.</summary>
    public static TheoryData<int, int, RingFaultReason> Claims() => new()
    {
        { 0, 1, RingFaultReason.None }, // Devices leave it 0 where nothing was negotiated.
        { 1, 1, RingFaultReason.None },
        { 8, 8, RingFaultReason.None },
        { 2, 1, RingFaultReason.PacketUnfinished },
        { 9, 8, RingFaultReason.PacketUnfinished },
        { 0xFFFF, 1, RingFaultReason.PacketUnfinished },
        { 0xFFFF, 32, RingFaultReason.PacketUnfinished },
    };

    [Theory]
    [MemberData(nameof(Claims))]
    public void A_count_that_cannot_be_breaks_the_queue(int claimed, int used, RingFaultReason expected)
    {
        foreach (var (features, isPlain) in s_sets.SelectMany(set => new[] { (set, true), (set, false) }))
        {
            using var link = new Link(features, Framing.Separate);
            var device = new Device { Frames = [Frame(Capacity + ((used - 1) * (Capacity + Header)))], Claim = claimed };
            link.Queue.Run(ref device);
            var receiver = new Receiver();
            if (isPlain)
                receiver.ReceivePlain(link.Driver);
            else
                link.Driver.Run(ref receiver);

            Assert.Equal(expected, link.Driver.Fault.Reason);
            Assert.Equal(expected == RingFaultReason.None ? 1 : 0, receiver.Frames.Count);
            Assert.False(link.Driver.TryGetUsed(out _));
        }
    }

    /// <summary>A further buffer may have less than a header, but not the one that a packet begins in (2.7.8.3).</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_follows_a_packet_without_its_header(bool isPlain)
    {
        using var link = new Link(s_modern, Framing.Merged);
        // One byte in the second buffer, which is then taken for a packet's first, and a third behind it.
        var device = new Device { Frames = [Frame(1515), Frame(60)], Claim = 1 };
        link.Queue.Run(ref device);
        var receiver = new Receiver();
        if (isPlain)
            receiver.ReceivePlain(link.Driver);
        else
            link.Driver.Run(ref receiver);

        Assert.Equal(RingFaultReason.UsedLengthTooSmall, link.Driver.Fault.Reason);
        Assert.Single(receiver.Frames);
        Assert.False(link.Driver.TryGetUsed(out _));
    }

    /// <summary>Buffers that do not suffice wait in the device, for this frame or the next, and when it stops it had none of them.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Buffers_that_do_not_suffice_wait(bool isPacked)
    {
        using var link = new Link(isPacked ? s_packed : s_modern, Framing.Merged, available: 2);
        var start = link.Queue.Position;
        var large = new Device { Frames = [Frame(4000)] };

        link.Queue.Run(ref large);
        Assert.Equal((0, start), (large.Sent, link.Queue.Position));

        var small = new Device { Frames = [Frame(60)] };
        link.Queue.Run(ref small);
        Assert.Equal(1, small.Sent);
        Assert.NotEqual(start, link.Queue.Position);

        link.Offer(2);
        link.Queue.Run(ref large);
        Assert.Equal(1, large.Sent);
        var receiver = new Receiver();
        link.Driver.Run(ref receiver);
        Assert.Equal([Frame(60), Frame(4000)], receiver.Frames);
    }

    /// <summary>A driver that places one of the further buffers outside its memory breaks its own queue, and gets nothing.</summary>
    [Fact]
    public void A_further_buffer_outside_the_memory_breaks_the_queue()
    {
        const ulong Start = 0x10000;
        using var memory = GuestMemory.Allocate(Start, 0x10000);
        var setup = new DeviceQueueSetup(memory, 4, SplitRingLayout.Legacy(Start, 4));
        var ring = SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, setup.Addresses, 4, 1);
        ring.MakeAvailable(0, [new(Start + 0x8000, 100, true)]);
        ring.MakeAvailable(1, [new(Start + 0xFFF0, 100, true)]);
        ring.Publish();
        var queue = NetRxPacket.OpenDeviceQueue<NativeSharedMemory>(setup, Accept(s_modern));
        var device = new Device { Frames = [Frame(150)] };

        queue.Run(ref device);

        Assert.Equal(RingFaultReason.OutsideMemory, queue.Fault.Reason);
        Assert.False(ring.TryGetUsed(out _, out _));
    }

    [Fact]
    public void A_packet_that_the_device_reads_or_that_ends_with_a_header_takes_one_buffer()
    {
        using var transport = new LoopbackTransport(s_modern);
        var features = transport.Negotiate(NetFeature.Table, s_modern);
        using var transmit = NetTxPacket.OpenQueue(transport, 1, features);
        using var read = BlkReadPacket.OpenQueue(transport, 2, features, new() { Plan = new() { PayloadCapacity = 512 } });
        var device = new Misuse();

        Assert.Throws<InvalidOperationException>(() =>
            NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(transport.GetQueue(1), features).Run(ref device));
        Assert.Throws<InvalidOperationException>(() => transmit.TryGetContinuation(default, out _));
        Assert.Throws<InvalidOperationException>(() => read.TryGetContinuation(default, out _));
    }

    [Fact]
    public void A_further_buffer_is_given_back_once()
    {
        using var link = new Link(s_modern, Framing.Merged);
        var device = new Device { Frames = [Frame(4000)] };
        link.Queue.Run(ref device);
        Assert.True(link.Driver.TryGetUsed(out var packet));
        Assert.True(link.Driver.TryGetContinuation(packet, out var second));
        Assert.True(link.Driver.TryGetContinuation(packet, out var third));
        link.Driver.Release(second);
        link.Driver.MakeAvailable(third);
        link.Driver.Publish();

        Assert.Throws<InvalidOperationException>(() => link.Driver.Release(second));
        Assert.Throws<InvalidOperationException>(() => link.Driver.Release(third));
    }

    private static NegotiatedFeatures Accept(FeatureSet features) => NetFeature.Table.Accept(new(features), features);

    private static byte[] Frame(int length) => [.. Enumerable.Range(1, length).Select(value => (byte)(value * 7))];

    /// <summary>Driver and device of a receive queue, and a reader of its ring.</summary>
    private sealed class Link : IDisposable
    {
        private readonly LoopbackTransport _transport;
        private readonly FeatureSet _features;
        private readonly DeviceQueueSetup _setup;

        public Link(FeatureSet features, Framing framing, int available = int.MaxValue)
        {
            _features = features;
            _transport = new LoopbackTransport(features, memorySize: 1 << 20) { GuestByteOrder = ByteOrder.LittleEndian };
            var negotiated = _transport.Negotiate(NetFeature.Table, features);
            var options = new QueueOptions { QueueSize = QueueSize };
            Driver = framing == Framing.Merged && negotiated.HasFreeFraming
                ? NetRxPacket.OpenMergedQueue(_transport, 0, negotiated, options)
                : NetRxPacket.OpenSeparateQueue(_transport, 0, negotiated, options);
            _setup = _transport.GetQueue(0);
            Queue = NetRxPacket.OpenDeviceQueue<NativeSharedMemory>(_setup, negotiated);
            Offer(available);
        }

        public DriverQueue<NetRxPacket> Driver { get; }

        public DeviceQueue<NetRxPacket.DeviceSide> Queue { get; }

        private bool IsPacked => _features.Has(Feature.RingPacked);

        private bool IsIndirect => _features.Has(Feature.IndirectDesc);

        private PackedRingReader Packed => new(Read, _setup.Addresses.Descriptors, QueueSize, IsIndirect);

        private SplitRingReader Split => new(
            Read, _setup.Addresses.Descriptors, _setup.Addresses.Driver, _setup.Addresses.Device, QueueSize, false, IsIndirect);

        public void Offer(int count)
        {
            for (var index = 0; index < count && Driver.TryAcquire(out var packet); index++)
                Driver.MakeAvailable(packet);
            Driver.Publish();
        }

        public IReadOnlyList<IReadOnlyList<ChainElement>> AvailableChains() =>
            IsPacked ? [.. Packed.AvailableChains().Select(chain => chain.Elements)] : Split.AvailableChains();

        public byte[] Bytes(IReadOnlyList<ChainElement> chain) =>
            [.. chain.SelectMany(element => Read(element.Address, (int)element.Length))];

        /// <summary>The used lengths of the first buffers of a new ring, as far as the driver can see them.</summary>
        public IEnumerable<int> Used(int count) =>
            Enumerable.Range(0, count).Select(UsedAt).OfType<UsedDescriptor>().Select(used => (int)used.Length!.Value);

        private UsedDescriptor? UsedAt(int index)
        {
            if (IsPacked)
                return Packed.Used(index * (IsIndirect ? 1 : Driver.Buffers.DescriptorsPerBuffer), true);
            return index < Split.UsedIndex ? Split.Used((ushort)index) : null;
        }

        public void Dispose()
        {
            Driver.Dispose();
            _transport.Dispose();
        }

        private byte[] Read(ulong address, int length) => _setup.Memory.GetSpan(new(address, (uint)length)).ToArray();
    }

    private struct Device : IDeviceLoop<NetRxPacket.DeviceSide>
    {
        public required byte[][] Frames { get; init; }

        public int? Claim { get; init; }

        public Action? BeforePublish { get; init; }

        public int Sent { get; private set; }

        void IDeviceLoop<NetRxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetRxPacket.DeviceSide, TLayout, TRing> queue)
        {
            foreach (var frame in Frames)
            {
                if (!queue.TryGetAvailable(frame.Length, out var packet, out var count))
                    break;
                var header = packet.Header;
                header.NumBuffers = (ushort)(Claim ?? count);
                packet.TryWrite(frame);
                queue.MakeUsed(packet);
                Sent++;
            }

            BeforePublish?.Invoke();
            queue.Publish();
        }
    }

    /// <summary>A device that asks for several buffers to read from.</summary>
    private struct Misuse : IDeviceLoop<NetTxPacket.DeviceSide>
    {
        readonly void IDeviceLoop<NetTxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue) =>
            queue.TryGetAvailable(60, out _, out _);
    }

    /// <summary>Receives whole frames, and gives every buffer to the device again.</summary>
    private struct Receiver : IDriverLoop<NetRxPacket>
    {
        public Receiver()
        {
        }

        public List<byte[]> Frames { get; } = [];

        public readonly void ReceivePlain(DriverQueue<NetRxPacket> queue)
        {
            while (queue.TryGetUsed(out var packet))
            {
                List<byte> frame = [.. packet.Frame.ToArray()];
                for (int rest = packet.Header.NumBuffers; rest > 1; rest--)
                {
                    if (!queue.TryGetContinuation(packet, out var continuation))
                        return;
                    frame.AddRange(continuation.Payload.ToArray());
                    queue.MakeAvailable(continuation);
                }

                Frames.Add([.. frame]);
                queue.MakeAvailable(packet);
            }

            queue.Publish();
        }

        readonly void IDriverLoop<NetRxPacket>.Run<TLayout, TRing>(DriverQueue<NetRxPacket, TLayout, TRing> queue)
        {
            while (queue.TryGetUsed(out var packet))
            {
                List<byte> frame = [.. packet.Frame.ToArray()];
                for (int rest = packet.Header.NumBuffers; rest > 1; rest--)
                {
                    if (!queue.TryGetContinuation(packet, out var continuation))
                        return;
                    frame.AddRange(continuation.Payload.ToArray());
                    queue.MakeAvailable(continuation);
                }

                Frames.Add([.. frame]);
                queue.MakeAvailable(packet);
            }

            queue.Publish();
        }
    }
}

file static class PayloadBytes
{
    public static byte[] ToArray(this Payload payload)
    {
        var bytes = new byte[payload.Length];
        payload.CopyTo(bytes);
        return bytes;
    }
}
