using System.Runtime.InteropServices;
using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>With ORDER_PLATFORM a driver orders its accesses for devices (virtio 1.4, 6.1): the ring's memory type is the kind of barrier.</summary>
public class OrderPlatformTests
{
    private static readonly FeatureSet s_modern = FeatureSet.Of(Feature.Version1);
    private static readonly FeatureSet s_packed = s_modern.With(Feature.RingPacked);

    private static readonly RingMemory s_native = RingMemory.Of<NativeSharedMemory>();
    private static readonly RingMemory s_platform = RingMemory.Of<PlatformSharedMemory>();

    /// <summary>What is negotiated, the memory, and the ring that the driver gets; null if its barriers would not do.</summary>
    public static TheoryData<FeatureSet, RingMemory?, Type?> Openings() => new()
    {
        { s_modern, null, typeof(SplitDriverRing<NativeSharedMemory, LittleEndian>) },
        { s_modern, s_native, typeof(SplitDriverRing<NativeSharedMemory, LittleEndian>) },
        { s_modern.With(Feature.OrderPlatform), null, null },
        { s_modern.With(Feature.OrderPlatform), s_native, null },
        { s_packed.With(Feature.OrderPlatform), null, null },
        { default, s_platform, typeof(SplitDriverRing<PlatformSharedMemory, BigEndian>) },
        { s_modern, s_platform, typeof(SplitDriverRing<PlatformSharedMemory, LittleEndian>) },
        { s_modern.With(Feature.OrderPlatform), s_platform, typeof(SplitDriverRing<PlatformSharedMemory, LittleEndian>) },
        { s_packed.With(Feature.OrderPlatform), s_platform, typeof(PackedDriverRing<PlatformSharedMemory>) },
    };

    [Theory]
    [MemberData(nameof(Openings))]
    public void A_queue_opens_with_barriers_that_do(FeatureSet set, RingMemory? memory, Type? ring)
    {
        if (memory == s_platform && RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.X86))
            ring = null;
        using var transport = new LoopbackTransport(set, memorySize: 1 << 20) { GuestByteOrder = ByteOrder.BigEndian };
        var features = transport.Negotiate(NetFeature.Table, set);
        var options = new QueueOptions { QueueSize = 8 };
        if (memory is not null)
            options = options with { Memory = memory };

        var error = Record.Exception(() =>
        {
            using var driver = NetTxPacket.OpenQueue(transport, 1, features, options);
            Assert.Equal(ring, Assert.Single(driver.Buffers.GetType().GetGenericArguments()));
            Assert.Equal(20, Exchange(driver, NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(transport.GetQueue(1), features)));
        });

        Assert.Equal(ring is null, error is ArgumentException or PlatformNotSupportedException);
        if (ring is not null)
            Assert.Null(error);
        else if (memory != s_platform)
            Assert.Contains("set QueueOptions.Memory to one of PlatformSharedMemory", error!.Message, StringComparison.Ordinal);
    }

    /// <returns>How many frames came through, of two laps and a half.</returns>
    private static int Exchange(DriverQueue<NetTxPacket> driver, DeviceQueue<NetTxPacket.DeviceSide> device)
    {
        var sink = new Sink();
        for (var sent = 0; sent < 20; sent++)
        {
            Assert.True(driver.TryAcquire(out var packet));
            driver.MakeAvailable(packet, 60);
            driver.Publish();
            device.Run(ref sink);
            Assert.True(driver.TryGetUsed(out var used));
            driver.Release(used);
        }

        return sink.Packets;
    }

    private struct Sink : IDeviceLoop<NetTxPacket.DeviceSide>
    {
        public int Packets { get; private set; }

        void IDeviceLoop<NetTxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue)
        {
            for (; queue.TryGetAvailable(out var packet); queue.MakeUsed(packet))
                Packets++;
            queue.Publish();
        }
    }
}
