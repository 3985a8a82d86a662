using LayoutGen.Memory;
using LayoutGen.Rings;
using DeviceRing = LayoutGen.Rings.SplitDeviceRing<LayoutGen.Memory.NativeSharedMemory, LayoutGen.Memory.LittleEndian>;
using DriverRing = LayoutGen.Rings.SplitDriverRing<LayoutGen.Memory.NativeSharedMemory, LayoutGen.Memory.LittleEndian>;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>Split rings whose buffers come back in order (virtio 1.4, 2.7.9), in a ring of 8.</summary>
public sealed class InOrderTests : IDisposable
{
    private const int QueueSize = 8;
    private static readonly RingElement Readable = new(0x8000, 64, false);
    private static readonly RingElement Writable = new(0x8000, 100, true);

    private readonly RawSplitRing _raw = new(QueueSize);
    private readonly RingElement[] _elements = new RingElement[QueueSize];

    public void Dispose() => _raw.Dispose();

    /// <summary>Descriptors are taken in ring order from 0, and behind the last comes the first again (2.7.5.2).</summary>
    [Fact]
    public void A_driver_takes_descriptors_in_ring_order()
    {
        var driver = Driver(elementsPerSlot: 3);
        Send(ref driver, 1, Readable, Writable);
        Send(ref driver, 0, Writable);
        Assert.Equal([0, 2], Heads(2));
        _raw.MakeUsed((0, 100), (2, 100));
        Assert.Equal([(1, 100), (0, 100)], Reap(ref driver));

        Send(ref driver, 0, Readable, Writable, Writable);
        Send(ref driver, 1, Readable, Writable, Writable);
        Assert.Equal([0, 2, 3, 6], Heads(4));
        Assert.Equal([7, 0], [Next(6), Next(7)]);
        _raw.AssertNothingElseWasTouched();
    }

    [Fact]
    public void A_driver_takes_a_batch_for_one_entry()
    {
        var driver = Driver(elementsPerSlot: 1);
        Send(ref driver, 5, Writable);
        Send(ref driver, 3, Readable);
        Send(ref driver, 4, Writable);
        Send(ref driver, 0, Writable);
        _raw.MakeUsed((2, 7));
        _raw.UsedIndex = 3;

        Assert.Equal([(5, 100), (3, 0), (4, 7)], Reap(ref driver));
        _raw.MakeUsed((2, 7), (0, 0), (0, 0), (3, 9));
        Assert.Equal([(0, 9)], Reap(ref driver));
        Assert.False(driver.Fault.IsFault);
    }

    [Theory]
    [InlineData(2, 2, RingFaultReason.UsedOutOfOrder)]
    [InlineData(1, 1, RingFaultReason.UsedOutOfOrder)]
    [InlineData(3, 3, RingFaultReason.UsedIdNotInFlight)]
    [InlineData(8, 1, RingFaultReason.UsedIdOutOfRange)]
    [InlineData(2, 4, RingFaultReason.UsedIndexTooFarAhead)]
    public void A_batch_that_cannot_be_stops_the_ring(uint id, ushort index, RingFaultReason expected)
    {
        var driver = Driver(elementsPerSlot: 1);
        for (var slot = 0; slot < 3; slot++)
            Send(ref driver, slot, Writable);
        _raw.MakeUsed((id, 1));
        _raw.UsedIndex = index;

        Assert.False(driver.TryGetUsed(out _, out _));
        Assert.Equal(expected, driver.Fault.Reason);
    }

    [Fact]
    public void A_buffer_of_an_earlier_batch_cannot_be_used_again()
    {
        var driver = Driver(elementsPerSlot: 1);
        Send(ref driver, 0, Writable);
        Send(ref driver, 1, Writable);
        Send(ref driver, 2, Writable);
        _raw.MakeUsed((1, 1), (0, 0), (0, 1));
        _raw.UsedIndex = 2;
        Assert.Equal(2, Reap(ref driver).Count);
        _raw.UsedIndex = 3;

        Assert.False(driver.TryGetUsed(out _, out _));
        Assert.Equal(new(RingFaultReason.UsedIdNotInFlight, 0), driver.Fault);
    }

    /// <summary>Whatever order they are done in: of buffers without writable bytes, the last stands for all.</summary>
    [Fact]
    public void A_device_uses_one_entry_for_a_batch_that_was_used_completely()
    {
        var (driver, device) = (Driver(1), Device());
        for (var slot = 0; slot < 4; slot++)
            Send(ref driver, slot, Readable);
        var ids = Take(ref device, 4);
        device.MakeUsed(ids[2], 0);
        device.MakeUsed(ids[1], 0);
        Assert.False(device.Publish());
        Assert.Equal(0, _raw.UsedIndex);

        device.MakeUsed(ids[0], 0);
        Assert.True(device.Publish());
        Assert.Equal((3, (2u, 0u)), (_raw.UsedIndex, _raw.UsedEntry(0)));
        device.MakeUsed(ids[3], 0);
        device.Publish();
        Assert.Equal((4, (3u, 0u)), (_raw.UsedIndex, _raw.UsedEntry(3)));
        Assert.Equal([(0, 0), (1, 0), (2, 0), (3, 0)], Reap(ref driver));
    }

    [Fact]
    public void A_device_tells_of_every_buffer_that_it_wrote_in_part()
    {
        var (driver, device) = (Driver(1), Device());
        for (var slot = 0; slot < 5; slot++)
            Send(ref driver, slot, Writable);
        var ids = Take(ref device, 5);
        var written = new uint[] { 100, 99, 100, 100, 0 };
        for (var i = 0; i < 5; i++)
            device.MakeUsed(ids[i], written[i]);
        device.Publish();

        Assert.Equal((5, (1u, 99u), (4u, 0u)), (_raw.UsedIndex, _raw.UsedEntry(0), _raw.UsedEntry(2)));
        Assert.Equal([(0, 100), (1, 99), (2, 100), (3, 100), (4, 0)], Reap(ref driver));
    }

    [Fact]
    public void A_device_gives_back_only_what_it_took()
    {
        var (driver, device) = (Driver(1), Device());
        Send(ref driver, 0, Writable);
        var id = Take(ref device, 1)[0];
        Assert.Throws<InvalidOperationException>(() => device.MakeUsed((ushort)(id + 1), 0));
        Assert.Throws<InvalidOperationException>(() => device.MakeUsed(QueueSize, 0));
        device.MakeUsed(id, 0);
        Assert.Throws<InvalidOperationException>(() => device.MakeUsed(id, 0));
    }

    /// <summary>One head twice, which only a hostile driver does, is two buffers.</summary>
    [Fact]
    public void Buffers_with_one_head_are_the_drivers_own_trouble()
    {
        var device = Device();
        _raw.Descriptor(3, 0, 1);
        _raw.MakeAvailable(3, 3);
        var ids = Take(ref device, 2);
        device.MakeUsed(ids[0], 0);
        device.MakeUsed(ids[1], 0);
        device.Publish();
        Assert.Equal(2, _raw.UsedIndex);
    }

    [Theory]
    [InlineData(1, RingOptions.InOrder)]
    [InlineData(3, RingOptions.InOrder)]
    [InlineData(3, RingOptions.InOrder | RingOptions.EventIndex)]
    [InlineData(3, RingOptions.InOrder | RingOptions.EventIndex | RingOptions.Indirect)]
    public void Buffers_travel(int elementsPerSlot, RingOptions options)
    {
        using var raw = new RawSplitRing(QueueSize, tablesSize: 16 * QueueSize * 3);
        var driver = DriverRing.Create(raw.Memory, raw.Addresses, QueueSize, elementsPerSlot, options, RawSplitRing.Tables);
        var device = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize, options);
        RingTraffic.Run(ref driver, ref device, 70_000);
        raw.AssertNothingElseWasTouched();
    }

    [Fact]
    public void Neither_side_allocates()
    {
        var (driver, device) = (Driver(2), Device());
        RingLoop.Run(ref driver, ref device, _elements, 10);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var used = RingLoop.Run(ref driver, ref device, _elements, 10_000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(40_000, used);
    }

    [Fact]
    public void Random_rings_neither_throw_nor_hang_nor_spill()
    {
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var driver = Driver(2);
            Send(ref driver, 0, Readable, Writable);
            Send(ref driver, 1, Readable);
            _raw.Scribble(random);
            _raw.MakeUsed([.. Enumerable.Range(0, 4).Select(_ => ((uint)random.Next(QueueSize + 1), (uint)random.Next(120)))]);
            _raw.UsedIndex = (ushort)random.Next(4);
            var free = new HashSet<int> { 2, 3 };
            while (driver.TryGetUsed(out var slot, out var written))
            {
                Assert.True(free.Add(slot), "A slot came back twice.");
                Assert.InRange(written, 0u, slot == 0 ? 100u : 0u);
            }

            foreach (var slot in free)
                driver.MakeAvailable(slot, [Writable]);
            driver.Publish();
        }

        _raw.AssertNothingElseWasTouched();
    }

    private static void Send(ref DriverRing driver, int slot, params RingElement[] elements)
    {
        driver.MakeAvailable(slot, elements);
        driver.Publish();
    }

    private static List<(int Slot, int Written)> Reap(ref DriverRing driver)
    {
        var buffers = new List<(int, int)>();
        while (driver.TryGetUsed(out var slot, out var written))
            buffers.Add((slot, (int)written));
        return buffers;
    }

    private List<ushort> Take(ref DeviceRing device, int count)
    {
        var ids = new List<ushort>();
        while (device.TryGetAvailable(_elements, out var chain))
            ids.Add(chain.Id);
        Assert.Equal(count, ids.Count);
        return ids;
    }

    private int[] Heads(int count)
    {
        var entries = _raw.Memory.GetSpan(new(_raw.Addresses.Driver + 4, 2 * QueueSize)).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => (int)BitConverter.ToUInt16(entries, 2 * i))];
    }

    private int Next(int descriptor) =>
        BitConverter.ToUInt16(_raw.Memory.GetSpan(new(_raw.Addresses.Descriptors + (16 * (ulong)descriptor) + 14, 2)));

    private DriverRing Driver(int elementsPerSlot) =>
        DriverRing.Create(_raw.Memory, _raw.Addresses, QueueSize, elementsPerSlot, RingOptions.InOrder, 0);

    private DeviceRing Device() => DeviceRing.Create(_raw.Memory, _raw.Addresses, QueueSize, RingOptions.InOrder);
}
