using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;
using VirtioSpecification;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>The negotiated features choose the ring, on both sides alike.</summary>
public class OpenRingTests
{
    private static readonly FeatureSet s_modern = FeatureSet.Of(Feature.Version1);
    private static readonly FeatureSet s_packed = s_modern.With(Feature.RingPacked);

    public static TheoryData<FeatureSet, Type, Type> Rings() => new()
    {
        { default, typeof(SplitDriverRing<NativeSharedMemory, BigEndian>), typeof(SplitDeviceRing<NativeSharedMemory, BigEndian>) },
        { s_modern, typeof(SplitDriverRing<NativeSharedMemory, LittleEndian>), typeof(SplitDeviceRing<NativeSharedMemory, LittleEndian>) },
        { s_packed, typeof(PackedDriverRing<NativeSharedMemory>), typeof(PackedDeviceRing<NativeSharedMemory>) },
    };

    [Theory]
    [MemberData(nameof(Rings))]
    public void The_features_choose_the_ring(FeatureSet features, Type driverRing, Type deviceRing)
    {
        using var transport = new LoopbackTransport(features) { GuestByteOrder = ByteOrder.BigEndian };
        var negotiated = transport.Negotiate(NetFeature.Table, features);
        using var driver = NetTxPacket.OpenQueue(transport, 0, negotiated, new() { QueueSize = 4 });

        Assert.Equal(driverRing, Assert.Single(driver.Buffers.GetType().GetGenericArguments()));
        Assert.Equal(deviceRing, Assert.Single(OpenDevice(transport, negotiated).GetType().GetGenericArguments()));
    }

    /// <summary>A packed ring may have any size; its chains are what the framing says, and the id is the buffer's.</summary>
    [Fact]
    public void A_packed_queue_carries_packets()
    {
        using var transport = new LoopbackTransport(s_packed);
        var features = transport.Negotiate(NetFeature.Table, s_packed);
        using var driver = NetTxPacket.OpenQueue(transport, 0, features, new() { QueueSize = 5 });
        var device = Assert.IsType<DeviceBufferQueue<PackedDeviceRing<NativeSharedMemory>>>(OpenDevice(transport, features));
        var setup = transport.GetQueue(0);
        var reader = new PackedRingReader(
            (address, length) => setup.Memory.GetSpan(new(address, (uint)length)).ToArray(), setup.Addresses.Descriptors, 5);
        for (var sent = 0; sent < 100; sent++)
        {
            Send(driver, 60);
            var lap = sent / 5 % 2 == 0;
            Assert.Equal([72], Assert.Single(reader.AvailableChains(sent % 5, lap)).Elements.Select(element => (int)element.Length));
            Assert.True(device.TryGetAvailable(out var buffer));
            device.MakeUsed(buffer);
            device.Publish();
        }

        Assert.Equal(default, (driver.Fault, device.Fault));
    }

    /// <summary>With indirect tables, as many buffers as descriptors go out, and each takes one of the ring.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Indirect_tables_hold_what_has_several_elements(bool packed)
    {
        var features = (packed ? s_packed : s_modern).With(Feature.IndirectDesc);
        using var transport = new LoopbackTransport(features);
        var negotiated = transport.Negotiate(NetFeature.Table, features);
        using var driver = NetTxPacket.OpenSeparateQueue(transport, 0, negotiated, new() { QueueSize = 4 });
        Assert.Equal((4, 2), (driver.Buffers.BufferCount, driver.Buffers.DescriptorsPerBuffer));
        for (var buffer = 0; buffer < 4; buffer++)
            Send(driver, 60);

        var setup = transport.GetQueue(0);
        byte[] Read(ulong address, int length) => setup.Memory.GetSpan(new(address, (uint)length)).ToArray();
        var chains = packed
            ? [.. new PackedRingReader(Read, setup.Addresses.Descriptors, 4, true).AvailableChains().Select(chain => chain.Elements)]
            : new SplitRingReader(
                Read, setup.Addresses.Descriptors, setup.Addresses.Driver, setup.Addresses.Device, 4, false, true).AvailableChains();
        Assert.Equal(4, chains.Count);
        Assert.All(chains, chain => Assert.Equal([12, 60], chain.Select(element => (int)element.Length)));
    }

    /// <summary>What was negotiated reaches both ends: the device tells of a batch at once, and names the buffer it waits for.</summary>
    [Fact]
    public void Order_and_event_index_reach_both_ends()
    {
        var features = s_modern.With(Feature.InOrder, Feature.EventIdx);
        using var transport = new LoopbackTransport(features);
        var negotiated = transport.Negotiate(NetFeature.Table, features);
        using var driver = NetTxPacket.OpenQueue(transport, 0, negotiated, new() { QueueSize = 4 });
        var device = Assert.IsType<DeviceBufferQueue<SplitDeviceRing<NativeSharedMemory, LittleEndian>>>(OpenDevice(transport, negotiated));
        Send(driver, 60);
        Send(driver, 60);
        for (var buffer = 0; buffer < 2; buffer++)
        {
            Assert.True(device.TryGetAvailable(out var taken));
            device.MakeUsed(taken);
        }

        // The event index is 0 at first, so the first buffers are waited for, and no later ones.
        Assert.True(device.Publish());
        var used = transport.GetQueue(0).Memory.GetSpan(new(transport.GetQueue(0).Addresses.Device, 12));
        Assert.Equal([0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0], used.ToArray());
        Assert.True(driver.TryGetUsed(out _));
        Assert.True(driver.TryGetUsed(out _));
    }

    private static DeviceBufferQueue OpenDevice(LoopbackTransport transport, NegotiatedFeatures features) =>
        DeviceBufferQueue.Open<NativeSharedMemory>(
            transport.GetQueue(0), features, NetTxPacket.Maps[NetTxPacket.Select(features, transport.GuestByteOrder).Index].Shape);

    private static void Send(DriverQueue<NetTxPacket> driver, int length)
    {
        while (driver.TryGetUsed(out var used))
            driver.Release(used);
        Assert.True(driver.TryAcquire(out var packet));
        driver.MakeAvailable(packet, length);
        driver.Publish();
    }
}
