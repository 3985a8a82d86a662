using LayoutGen.Rings;
using DeviceRing = LayoutGen.Rings.PackedDeviceRing<LayoutGen.Memory.NativeSharedMemory>;
using DriverRing = LayoutGen.Rings.PackedDriverRing<LayoutGen.Memory.NativeSharedMemory>;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>Event suppression of packed rings (virtio 1.4, 2.8.10 and 2.8.14), in a ring of 5.</summary>
public sealed class PackedNotificationTests : IDisposable
{
    private const int QueueSize = 5;
    private static readonly RingElement[] Buffer = [new(0x8000, 8, true)];

    private readonly RawPackedRing _raw = new(QueueSize);
    private readonly RingElement[] _elements = new RingElement[QueueSize];

    public void Dispose() => _raw.Dispose();

    // 0 enables, 1 disables, 2 means nothing without event index, 3 is reserved; only the two lowest bits count.
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(0xfffc, true)]
    [InlineData(0xfffd, false)]
    public void The_other_sides_flags(ushort flags, bool wanted)
    {
        var (driver, device) = Start();
        _raw.DeviceEvents = (0x8004, flags);
        driver.MakeAvailable(0, Buffer);
        Assert.Equal(wanted, driver.Publish());

        _raw.DriverEvents = (0x8004, flags);
        Assert.True(device.TryGetAvailable(_elements, out var chain));
        device.MakeUsed(chain.Id, 0);
        Assert.Equal(wanted, device.Publish());
    }

    // After some buffers before, some are published; bit 15 of the place is the wrap counter. A place that is no descriptor is
    // nowhere.
    [Theory]
    [InlineData(0, 1, 0x8000, true)]
    [InlineData(0, 1, 0x8001, false)]
    [InlineData(0, 1, 0x0000, false)]
    [InlineData(0, 3, 0x8002, true)]
    [InlineData(0, 3, 0x8003, false)]
    [InlineData(0, 5, 0x8004, true)]
    [InlineData(0, 5, 0x0000, false)]
    [InlineData(3, 4, 0x8002, false)]
    [InlineData(3, 4, 0x8003, true)]
    [InlineData(3, 4, 0x0001, true)]
    [InlineData(3, 4, 0x0002, false)]
    [InlineData(3, 4, 0x8001, false)]
    [InlineData(8, 4, 0x8001, true)]
    [InlineData(8, 4, 0x0001, false)]
    [InlineData(0, 5, 0xffff, false)]
    [InlineData(3, 5, 0x7fff, false)]
    public void With_an_event_index_only_the_place_counts(int before, int published, ushort place, bool wanted)
    {
        var (driver, device) = Start(RingOptions.EventIndex);
        for (; before > 0; before--)
            Exchange(ref driver, ref device, 1);
        _raw.DeviceEvents = (place, 2);
        _raw.DriverEvents = (place, 2);

        Assert.Equal((wanted, wanted), Exchange(ref driver, ref device, published));
    }

    [Theory]
    [InlineData(RingOptions.None, 0)]
    [InlineData(RingOptions.EventIndex, 2)]
    public void Each_side_writes_its_own_structure(RingOptions options, ushort enabled)
    {
        var (driver, device) = Start(options);
        Exchange(ref driver, ref device, 4);
        Exchange(ref driver, ref device, 3);
        var place = options == RingOptions.None ? (ushort)0 : (ushort)2;

        driver.DisableNotifications();
        Assert.Equal((1, 0), (_raw.DriverEvents.Flags, _raw.DeviceEvents.Flags));
        device.DisableNotifications();
        Assert.Equal((1, 1), (_raw.DriverEvents.Flags, _raw.DeviceEvents.Flags));
        driver.EnableNotifications();
        Assert.Equal((place, enabled), _raw.DriverEvents);
        Assert.Equal((0, 1), _raw.DeviceEvents);
        device.EnableNotifications();
        Assert.Equal((place, enabled), _raw.DriverEvents);
        Assert.Equal((place, enabled), _raw.DeviceEvents);
    }

    [Fact]
    public void Enabling_says_what_is_waiting_already()
    {
        var (driver, device) = Start();
        Assert.False(device.EnableNotifications());
        driver.MakeAvailable(0, Buffer);
        driver.Publish();
        Assert.True(device.EnableNotifications());
        Assert.True(device.TryGetAvailable(_elements, out var chain));
        Assert.False(device.EnableNotifications());

        Assert.False(driver.EnableNotifications());
        device.MakeUsed(chain.Id, 0);
        device.Publish();
        Assert.True(driver.EnableNotifications());
        Assert.True(driver.TryGetUsed(out _, out _));
        Assert.False(driver.EnableNotifications());
    }

    [Fact]
    public void Nothing_new_needs_no_notification()
    {
        var (driver, device) = Start();
        Assert.False(driver.Publish());
        Assert.False(device.Publish());
    }

    [Theory]
    [InlineData(RingOptions.None)]
    [InlineData(RingOptions.EventIndex)]
    public async Task Two_threads_that_sleep_whenever_they_can_lose_no_wake_up(RingOptions options)
    {
        var (driver, device) = Start(options);
        Assert.Equal((20_000, 20_000), await SleepingSides.Run(driver, device, 20_000));
    }

    private (bool DeviceWanted, bool DriverWanted) Exchange(ref DriverRing driver, ref DeviceRing device, int buffers)
    {
        for (var slot = 0; slot < buffers; slot++)
            driver.MakeAvailable(slot, Buffer);
        var deviceWanted = driver.Publish();
        while (device.TryGetAvailable(_elements, out var chain))
            device.MakeUsed(chain.Id, 1);
        var driverWanted = device.Publish();
        while (driver.TryGetUsed(out _, out _))
            buffers--;
        Assert.Equal(0, buffers);
        return (deviceWanted, driverWanted);
    }

    private (DriverRing Driver, DeviceRing Device) Start(RingOptions options = RingOptions.None) => (
        DriverRing.Create(_raw.Memory, _raw.Addresses, QueueSize, 1, options),
        DeviceRing.Create(_raw.Memory, _raw.Addresses, QueueSize, options));
}
