using LayoutGen.Rings;
using DeviceRing = LayoutGen.Rings.PackedDeviceRing<LayoutGen.Memory.NativeSharedMemory>;
using DriverRing = LayoutGen.Rings.PackedDriverRing<LayoutGen.Memory.NativeSharedMemory>;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>Packed rings whose buffers come back in order (virtio 1.4, 2.8.8), in a ring of 7.</summary>
public sealed class PackedInOrderTests : IDisposable
{
    private const int QueueSize = 7;
    private const ushort Used = RawPackedRing.Used;
    private const ushort Write = 2;
    private static readonly RingElement Readable = new(0x8000, 64, false);
    private static readonly RingElement Writable = new(0x8000, 100, true);

    private readonly RawPackedRing _raw = new(QueueSize);
    private readonly RingElement[] _elements = new RingElement[QueueSize];

    public void Dispose() => _raw.Dispose();

    [Fact]
    public void A_driver_takes_a_batch_for_one_descriptor()
    {
        var driver = Driver(elementsPerSlot: 2);
        Send(ref driver, 2, Readable, Writable);
        Send(ref driver, 0, Readable);
        Send(ref driver, 1, Writable, Writable);
        _raw.Descriptor(0, 0, 0, 0, Used);
        Assert.Equal([(2, 100), (0, 0)], Reap(ref driver));
        _raw.Descriptor(3, 0, 9, 1, Used | Write);
        Assert.Equal([(1, 9)], Reap(ref driver));
        Assert.False(driver.Fault.IsFault);
    }

    [Fact]
    public void What_is_left_of_a_batch_is_waiting()
    {
        var driver = Driver(elementsPerSlot: 1);
        Send(ref driver, 0, Writable);
        Send(ref driver, 1, Writable);
        _raw.Descriptor(0, 0, 9, 1, Used | Write);
        Assert.True(driver.TryGetUsed(out _, out _));
        Assert.True(driver.EnableNotifications());
        Assert.True(driver.TryGetUsed(out _, out _));
        Assert.False(driver.EnableNotifications());
    }

    [Fact]
    public void A_buffer_of_an_earlier_batch_cannot_be_used_again()
    {
        var driver = Driver(elementsPerSlot: 1);
        for (var slot = 0; slot < 3; slot++)
            Send(ref driver, slot, Writable);
        _raw.Descriptor(0, 0, 1, 1, Used | Write);
        _raw.Descriptor(2, 0, 1, 0, Used | Write);
        Assert.Equal(2, Reap(ref driver).Count);
        Assert.Equal(new(RingFaultReason.UsedIdNotInFlight, 0), driver.Fault);
    }

    [Fact]
    public void A_batch_ends_with_a_buffer_that_was_published()
    {
        var driver = Driver(elementsPerSlot: 1);
        Send(ref driver, 0, Writable);
        driver.MakeAvailable(1, [Writable]);
        _raw.Descriptor(0, 0, 1, 1, Used | Write);
        Assert.Empty(Reap(ref driver));
        Assert.Equal(new(RingFaultReason.UsedIdNotInFlight, 1), driver.Fault);
    }

    /// <summary>Whatever order they are done in: of buffers without writable bytes, the last stands for all.</summary>
    [Fact]
    public void A_device_uses_one_descriptor_for_a_batch_that_was_used_completely()
    {
        var (driver, device) = (Driver(2), Device());
        Send(ref driver, 0, Readable, Readable);
        Send(ref driver, 2, Readable);
        Send(ref driver, 1, Readable);
        var ids = Take(ref device, 3);
        device.MakeUsed(ids[1], 0);
        Assert.False(device.Publish());
        Assert.Null(_raw.Reader.Used(0, true));

        device.MakeUsed(ids[0], 0);
        Assert.True(device.Publish());
        Assert.Equal(new(2, null), _raw.Reader.Used(0, true));
        device.MakeUsed(ids[2], 0);
        device.Publish();
        Assert.Equal(new(1, null), _raw.Reader.Used(3, true));
        Assert.Equal([(0, 0), (2, 0), (1, 0)], Reap(ref driver));
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

        Assert.Equal(new(1, 99), _raw.Reader.Used(0, true));
        Assert.Equal(new(4, null), _raw.Reader.Used(2, true));
        Assert.Equal([(0, 100), (1, 99), (2, 100), (3, 100), (4, 0)], Reap(ref driver));
    }

    [Fact]
    public void A_device_gives_back_only_what_it_took()
    {
        var (driver, device) = (Driver(1), Device());
        Send(ref driver, 0, Writable);
        var id = Take(ref device, 1)[0];
        Assert.Throws<InvalidOperationException>(() => device.MakeUsed((ushort)(id + 1), 0));
        device.MakeUsed(id, 0);
        Assert.Throws<InvalidOperationException>(() => device.MakeUsed(id, 0));
    }

    [Theory]
    [InlineData(1, RingOptions.InOrder)]
    [InlineData(3, RingOptions.InOrder)]
    [InlineData(3, RingOptions.InOrder | RingOptions.EventIndex)]
    [InlineData(3, RingOptions.InOrder | RingOptions.EventIndex | RingOptions.Indirect)]
    public void Buffers_travel(int elementsPerSlot, RingOptions options)
    {
        using var raw = new RawPackedRing(QueueSize, 16 * QueueSize * 3);
        var driver = DriverRing.Create(raw.Memory, raw.Addresses, QueueSize, elementsPerSlot, options, RawPackedRing.Tables);
        var device = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize, options);
        RingTraffic.Run(ref driver, ref device, 20_000);
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
        Assert.Equal(30_000, used);
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

    private DriverRing Driver(int elementsPerSlot) =>
        DriverRing.Create(_raw.Memory, _raw.Addresses, QueueSize, elementsPerSlot, RingOptions.InOrder);

    private DeviceRing Device() => DeviceRing.Create(_raw.Memory, _raw.Addresses, QueueSize, RingOptions.InOrder);
}
