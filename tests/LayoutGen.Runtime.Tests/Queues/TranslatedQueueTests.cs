using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Memory;
using VirtioSpecification;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>With ACCESS_PLATFORM rings and buffers lie at device addresses, and both sides go through the platform's mapping (6.1).</summary>
public sealed class TranslatedQueueTests : IDisposable
{
    private const ulong Physical = 0x10_0000;
    private const ulong Device = 0x7f00_0000_0000;
    private const uint Size = 1 << 20;
    private const int QueueSize = 8;

    private static readonly FeatureSet s_modern = FeatureSet.Of(Feature.Version1, Feature.AccessPlatform);

    private readonly GuestMemory _memory = GuestMemory.Allocate(Physical, Size);
    private readonly PageMapping _mapping = new();
    private readonly GuestMemory _translated;

    public TranslatedQueueTests()
    {
        _mapping.Map(Device, Physical, Size);
        _translated = GuestMemory.Translate(_memory, _mapping);
    }

    public void Dispose()
    {
        _translated.Dispose();
        _memory.Dispose();
    }

    public static TheoryData<FeatureSet> Rings() =>
    [
        s_modern,
        s_modern.With(Feature.IndirectDesc),
        s_modern.With(Feature.RingPacked),
        s_modern.With(Feature.RingPacked, Feature.IndirectDesc),
    ];

    /// <summary>A reader that knows device addresses only finds each frame; the driver itself translates nothing once the queue is open.</summary>
    [Theory]
    [MemberData(nameof(Rings))]
    public void Buffers_carry_device_addresses(FeatureSet set)
    {
        using var driver = Open(set, _translated, out var setup);
        var features = NetFeature.Table.Accept(new(set), set);
        var device = NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(setup, features);
        for (var frame = 1; frame <= 3 * QueueSize; frame++)
        {
            var translations = _mapping.Translations;
            Send(driver, (byte)frame);
            Assert.Equal(translations, _mapping.Translations);
            if (frame == 1)
                Assert.Equal([0, 1], Chain(set, setup).SelectMany(Read).Where((_, index) => index is 0 or 12));
            var sink = new Sink();
            device.Run(ref sink);

            Assert.Equal((byte)frame, sink.Last);
            Assert.True(driver.TryGetUsed(out var used));
            driver.Release(used);
        }
    }

    /// <summary>What the platform unmaps while it is available breaks the queue of who goes there.</summary>
    [Fact]
    public void A_buffer_that_is_unmapped_is_out_of_reach()
    {
        using var driver = Open(s_modern, _translated, out var setup);
        var device = NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(setup, NetFeature.Table.Accept(new(s_modern), s_modern));
        Send(driver, 1);
        _mapping.Unmap(Chain(s_modern, setup)[0].Address & ~0xfffUL, 0x2000);
        var sink = new Sink();

        device.Run(ref sink);

        Assert.Equal(RingFaultReason.OutsideMemory, device.Fault.Reason);
        Assert.False(driver.TryGetUsed(out _));
    }

    /// <summary>Without the feature a device takes addresses as they are: a queue behind a translation does not open, on either side.</summary>
    [Fact]
    public void Without_the_feature_nothing_is_translated()
    {
        var physical = s_modern.Without(Feature.AccessPlatform);
        var setup = new DeviceQueueSetup(_translated, QueueSize, SplitRingLayout.Legacy(Device, QueueSize));

        var error = Assert.Throws<ArgumentException>(() => Open(physical, _translated, out _));
        Assert.Throws<ArgumentException>(() =>
            NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(setup, NetFeature.Table.Accept(new(physical), physical)));

        Assert.Contains("Without Feature.AccessPlatform", error.Message, StringComparison.Ordinal);
        using var untranslated = Open(s_modern, _memory, out _);
    }

    private static DriverQueue<NetTxPacket> Open(FeatureSet set, GuestMemory memory, out DeviceQueueSetup setup)
    {
        var start = memory.IsTranslated ? Device : Physical;
        var transport = new Platform(new(memory, new(start, Size)), set);
        var queue = NetTxPacket.OpenSeparateQueue(
            transport, 1, transport.Negotiate(NetFeature.Table, set), new() { QueueSize = QueueSize });
        setup = transport.Setup!;
        return queue;
    }

    private static void Send(DriverQueue<NetTxPacket> driver, byte content)
    {
        Assert.True(driver.TryAcquire(out var packet));
        packet.Frame.Span[..60].Fill(content);
        driver.MakeAvailable(packet, 60);
        driver.Publish();
    }

    private IReadOnlyList<ChainElement> Chain(FeatureSet set, DeviceQueueSetup setup)
    {
        var (isIndirect, addresses) = (set.Has(Feature.IndirectDesc), setup.Addresses);
        return set.Has(Feature.RingPacked)
            ? new PackedRingReader(Read, addresses.Descriptors, QueueSize, isIndirect).AvailableChains()[0].Elements
            : new SplitRingReader(
                Read, addresses.Descriptors, addresses.Driver, addresses.Device, QueueSize, false, isIndirect).AvailableChains()[0];
    }

    private byte[] Read(ChainElement element) => Read(element.Address, (int)element.Length);

    private byte[] Read(ulong device, int length) => _memory.GetSpan(new(device - Device + Physical, (uint)length)).ToArray();

    /// <summary>A transport whose memory is what it is given.</summary>
    private sealed class Platform(GuestAllocator allocator, FeatureSet offered) : IDriverTransport
    {
        public DeviceQueueSetup? Setup { get; private set; }

        public OfferedFeatures Offered { get; } = new(offered);

        public GuestAllocator Allocator { get; } = allocator;

        public ByteOrder GuestByteOrder => ByteOrder.LittleEndian;

        public void Accept(NegotiatedFeatures features)
        {
        }

        public int GetMaximumQueueSize(int queueIndex) => QueueSize;

        public void StartQueue(int queueIndex, int queueSize, RingAddresses addresses) =>
            Setup = new(Allocator.Memory, queueSize, addresses);

        public void StopQueue(int queueIndex) => Setup = null;

        public void Notify(int queueIndex)
        {
        }
    }

    private struct Sink : IDeviceLoop<NetTxPacket.DeviceSide>
    {
        public byte Last { get; private set; }

        void IDeviceLoop<NetTxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue)
        {
            Span<byte> frame = stackalloc byte[60];
            while (queue.TryGetAvailable(out var packet))
            {
                if (packet.TryRead(frame, out _))
                    Last = frame[0];
                queue.MakeUsed(packet);
            }

            queue.Publish();
        }
    }
}
