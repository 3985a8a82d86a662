using LayoutGen.Memory;
using LayoutGen.Rings;
using DeviceRing = LayoutGen.Rings.PackedDeviceRing<LayoutGen.Memory.NativeSharedMemory>;
using DriverRing = LayoutGen.Rings.PackedDriverRing<LayoutGen.Memory.NativeSharedMemory>;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>Driver and device on one packed ring, both keeping to the rules.</summary>
public class PackedRingTests
{
    // Queue sizes that are no powers of two, slots that do not divide the ring, chains across its end.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(7, 3)]
    [InlineData(8, 8)]
    [InlineData(255, 2)]
    public void Buffers_travel_through_many_laps(int queueSize, int elementsPerSlot)
    {
        using var raw = new RawPackedRing(queueSize);
        var driver = DriverRing.Create(raw.Memory, raw.Addresses, queueSize, elementsPerSlot);
        var device = DeviceRing.Create(raw.Memory, raw.Addresses, queueSize);
        RingTraffic.Run(ref driver, ref device, 20_000);
        raw.AssertNothingElseWasTouched();
    }

    [Theory]
    [InlineData(8, 1, 8)]
    [InlineData(7, 2, 3)]
    [InlineData(3, 3, 1)]
    public void Slots_are_what_fits(int queueSize, int elementsPerSlot, int slots)
    {
        using var raw = new RawPackedRing(queueSize);
        var driver = DriverRing.Create(raw.Memory, raw.Addresses, queueSize, elementsPerSlot);
        Assert.Equal((slots, elementsPerSlot), (driver.SlotCount, driver.ElementsPerSlot));
    }

    /// <summary>
    /// In a ring of 5, buffers of 1 to 3 descriptors, as an independent reader sees them: the wrap counter begins with 1 and toggles
    /// behind descriptor 4, each chain has its id in the last descriptor, and the first of a batch becomes available last.
    /// </summary>
    [Fact]
    public void What_the_driver_writes_is_a_packed_ring()
    {
        using var raw = new RawPackedRing(5);
        var driver = DriverRing.Create(raw.Memory, raw.Addresses, 5, 2);
        var device = DeviceRing.Create(raw.Memory, raw.Addresses, 5);
        driver.MakeAvailable(1, [new(0x1000, 10, false), new(0x2000, 20, true)]);
        driver.MakeAvailable(0, [new(0x3000, 30, true)]);
        Assert.Empty(raw.Reader.AvailableChains());
        driver.Publish();

        var chains = raw.Reader.AvailableChains();
        Assert.Equal([1, 0], chains.Select(chain => (int)chain.Id));
        Assert.Equal([new(0x1000, 10, false), new(0x2000, 20, true)], chains[0].Elements);
        Assert.Equal([new(0x3000, 30, true)], chains[1].Elements);

        var room = new RingElement[5];
        Assert.True(device.TryGetAvailable(room, out var first));
        Assert.True(device.TryGetAvailable(room, out var second));
        device.MakeUsed(second.Id, 30);
        device.MakeUsed(first.Id, 0);
        Assert.Null(raw.Reader.Used(0, true));
        device.Publish();
        Assert.Equal(new(0, 30u), raw.Reader.Used(0, true));
        Assert.Equal(new(1, null), raw.Reader.Used(1, true));
        Assert.True(driver.TryGetUsed(out _, out _));
        Assert.True(driver.TryGetUsed(out _, out _));

        driver.MakeAvailable(0, [new(0x4000, 40, false), new(0x5000, 50, false)]);
        driver.MakeAvailable(1, [new(0x6000, 60, false)]);
        driver.Publish();
        var next = raw.Reader.AvailableChains(3, true);
        Assert.Equal([0, 1], next.Select(chain => (int)chain.Id));
        Assert.Equal([new(0x6000, 60, false)], next[1].Elements);
        Assert.Equal(RawPackedRing.AvailableInSecondLap, raw.Flags(0));
    }

    [Fact]
    public void Nothing_is_visible_before_it_is_published()
    {
        using var raw = new RawPackedRing(4);
        var driver = DriverRing.Create(raw.Memory, raw.Addresses, 4, 1);
        var device = DeviceRing.Create(raw.Memory, raw.Addresses, 4);
        var elements = new RingElement[4];

        driver.MakeAvailable(0, [new(0, 1, true)]);
        driver.MakeAvailable(1, [new(0, 1, true)]);
        Assert.False(device.TryGetAvailable(elements, out _));
        driver.Publish();
        Assert.True(device.TryGetAvailable(elements, out var first));
        Assert.True(device.TryGetAvailable(elements, out var second));

        device.MakeUsed(second.Id, 1);
        device.MakeUsed(first.Id, 1);
        Assert.False(driver.TryGetUsed(out _, out _));
        device.Publish();
        Assert.True(driver.TryGetUsed(out var slot, out _));
        Assert.Equal(1, slot);
        Assert.True(driver.TryGetUsed(out slot, out _));
        Assert.Equal(0, slot);
    }

    [Fact]
    public void The_largest_queue_can_be_full()
    {
        const int size = PackedRingLayout.MaxQueueSize;
        using var memory = GuestMemory.Allocate(0, PackedRingLayout.DescriptorsSize(size) + 16);
        var addresses = new RingAddresses(0, 16 * size, (16 * size) + 4);
        var driver = DriverRing.Create(memory, addresses, size, 1);
        var device = DeviceRing.Create(memory, addresses, size);
        var elements = new RingElement[size];
        for (var round = 0; round < 3; round++)
        {
            for (var slot = 0; slot < size; slot++)
                driver.MakeAvailable(slot, [new(0, 1, true)]);
            driver.Publish();
            for (var count = 0; count < size; count++)
            {
                Assert.True(device.TryGetAvailable(elements, out var chain));
                device.MakeUsed(chain.Id, 1);
            }

            Assert.False(device.TryGetAvailable(elements, out _));
            device.Publish();
            for (var slot = 0; slot < size; slot++)
            {
                Assert.True(driver.TryGetUsed(out var used, out _));
                Assert.Equal(slot, used);
            }

            Assert.False(driver.TryGetUsed(out _, out _));
        }

        Assert.Equal(default, (driver.Fault, device.Fault));
    }

    [Fact]
    public void A_new_ring_begins_clean_whatever_the_memory_held()
    {
        using var raw = new RawPackedRing(7);
        raw.Scribble(new Random(1));
        var driver = DriverRing.Create(raw.Memory, raw.Addresses, 7, 2);
        var device = DeviceRing.Create(raw.Memory, raw.Addresses, 7);
        Assert.Equal(-1, raw.Snapshot().AsSpan().IndexOfAnyExcept((byte)0));
        Assert.False(driver.TryGetUsed(out _, out _));
        Assert.False(device.TryGetAvailable(new RingElement[7], out _));
        raw.AssertNothingElseWasTouched();
    }

    /// <summary>What a notification with data carries: an index in 15 bits, the wrap counter above (virtio 1.4, 2.9).</summary>
    [Fact]
    public void The_next_available_place_is_behind_what_was_published()
    {
        using var raw = new RawPackedRing(3);
        var driver = DriverRing.Create(raw.Memory, raw.Addresses, 3, 1);
        Assert.Equal(0x8000, driver.NextAvailable);
        driver.MakeAvailable(0, [new(0, 1, true)]);
        driver.MakeAvailable(1, [new(0, 1, true)]);
        Assert.Equal(0x8000, driver.NextAvailable);
        driver.Publish();
        Assert.Equal(0x8002, driver.NextAvailable);
        driver.MakeAvailable(2, [new(0, 1, true)]);
        driver.Publish();
        Assert.Equal(0x0000, driver.NextAvailable);
    }

    [Fact]
    public void A_device_takes_a_ring_up_where_another_left_it()
    {
        using var raw = new RawPackedRing(3);
        var driver = DriverRing.Create(raw.Memory, raw.Addresses, 3, 1);
        var device = DeviceRing.Create(raw.Memory, raw.Addresses, 3);
        var elements = new RingElement[3];
        Assert.Equal(0x8000_8000u, device.Position);
        for (var buffer = 0; buffer < 20; buffer++)
        {
            driver.MakeAvailable(0, [new(0, 1, true)]);
            driver.Publish();
            Assert.True(device.TryGetAvailable(elements, out var chain));
            device.MakeUsed(chain.Id, 1);
            device.Publish();
            Assert.True(driver.TryGetUsed(out _, out _));
            var lapBit = (buffer + 1) / 3 % 2 == 0 ? 0x8000 : 0;
            Assert.Equal((uint)(lapBit + ((buffer + 1) % 3)) * 0x10001, device.Position);
            device = DeviceRing.Create(raw.Memory, raw.Addresses, 3) with { Position = device.Position };
        }
    }

    /// <summary>Where a ring was left may be told by another process: whatever it says, the worst is a fault.</summary>
    [Fact]
    public void A_position_that_cannot_be_does_no_harm()
    {
        using var raw = new RawPackedRing(3);
        var random = new Random(1);
        var elements = new RingElement[3];
        for (var i = 0; i < 10_000; i++)
        {
            raw.Scribble(random);
            var device = DeviceRing.Create(raw.Memory, raw.Addresses, 3) with { Position = (uint)random.NextInt64() & 0x8003_8003 };
            while (device.TryGetAvailable(elements, out var chain))
                device.MakeUsed(chain.Id, 1);
            device.Publish();
        }

        raw.AssertNothingElseWasTouched();
    }
}
