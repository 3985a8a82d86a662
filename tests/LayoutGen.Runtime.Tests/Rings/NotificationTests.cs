using LayoutGen.Memory;
using LayoutGen.Rings;
using DeviceRing = LayoutGen.Rings.SplitDeviceRing<LayoutGen.Memory.NativeSharedMemory, LayoutGen.Memory.LittleEndian>;
using DriverRing = LayoutGen.Rings.SplitDriverRing<LayoutGen.Memory.NativeSharedMemory, LayoutGen.Memory.LittleEndian>;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>Suppression of notifications by flag and by event index (virtio 1.4, 2.7.7 and 2.7.10).</summary>
public sealed class NotificationTests : IDisposable
{
    private const int QueueSize = 4;
    private static readonly RingElement[] Buffer = [new(0x8000, 8, true)];

    private readonly RawSplitRing _raw = new(QueueSize);
    private readonly RingElement[] _elements = new RingElement[QueueSize];

    public void Dispose() => _raw.Dispose();

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(0xfffe, true)]
    [InlineData(0xffff, false)]
    public void Only_bit_0_of_the_other_sides_flags_counts(ushort flags, bool wanted)
    {
        var (driver, device) = Start();

        _raw.UsedFlags = flags;
        driver.MakeAvailable(0, Buffer);
        Assert.Equal(wanted, driver.Publish());

        _raw.AvailableFlags = flags;
        Assert.True(device.TryGetAvailable(_elements, out var chain));
        device.MakeUsed(chain.Id, 0);
        Assert.Equal(wanted, device.Publish());
    }

    [Fact]
    public void Nothing_new_needs_no_notification()
    {
        var (driver, device) = Start();
        Assert.False(driver.Publish());
        Assert.False(device.Publish());
    }

    [Theory]
    [InlineData(ByteOrder.LittleEndian)]
    [InlineData(ByteOrder.BigEndian)]
    public void Each_side_sets_its_own_flag(ByteOrder order)
    {
        using var raw = new RawSplitRing(QueueSize, order);
        if (order == ByteOrder.LittleEndian)
            Set_flags<LittleEndian>(raw);
        else
            Set_flags<BigEndian>(raw);
    }

    [Fact]
    public void Enabling_says_what_is_waiting_already()
    {
        var (driver, device) = Start();
        Assert.False(device.EnableNotifications());
        driver.MakeAvailable(0, Buffer);
        driver.MakeAvailable(1, Buffer);
        driver.Publish();
        Assert.True(device.EnableNotifications());
        Assert.True(device.TryGetAvailable(_elements, out var chain));
        Assert.True(device.EnableNotifications());
        Assert.True(device.TryGetAvailable(_elements, out _));
        Assert.False(device.EnableNotifications());

        Assert.False(driver.EnableNotifications());
        device.MakeUsed(chain.Id, 0);
        device.Publish();
        Assert.True(driver.EnableNotifications());
        Assert.True(driver.TryGetUsed(out _, out _));
        Assert.False(driver.EnableNotifications());
    }

    [Fact]
    public async Task Two_threads_that_sleep_whenever_they_can_lose_no_wake_up()
    {
        var (driver, device) = Start();
        Assert.Equal((20_000, 20_000), await SleepingSides.Run(driver, device, 20_000));
    }

    [Fact]
    public async Task Two_threads_with_event_indices_lose_no_wake_up_either()
    {
        var (driver, device) = Start(RingOptions.EventIndex);
        Assert.Equal((20_000, 20_000), await SleepingSides.Run(driver, device, 20_000));
        Assert.Equal((0, 0), (_raw.AvailableFlags, _raw.UsedFlags));
    }

    // After some buffers before, some are published; a notification is due if the event is the index of one of them.
    [Theory]
    [InlineData(0, 1, 0, true)]
    [InlineData(0, 1, 1, false)]
    [InlineData(0, 1, 0xffff, false)]
    [InlineData(0, 4, 3, true)]
    [InlineData(0, 4, 4, false)]
    [InlineData(7, 2, 6, false)]
    [InlineData(7, 2, 7, true)]
    [InlineData(7, 2, 8, true)]
    [InlineData(7, 2, 9, false)]
    [InlineData(65534, 4, 65533, false)]
    [InlineData(65534, 4, 65535, true)]
    [InlineData(65534, 4, 1, true)]
    [InlineData(65534, 4, 2, false)]
    public void With_event_indices_only_the_index_counts(int before, int published, ushort index, bool wanted)
    {
        var (driver, device) = Start(RingOptions.EventIndex);
        for (; before > 0; before--)
            Exchange(ref driver, ref device, 1);
        (_raw.UsedFlags, _raw.AvailableFlags) = (0xffff, 0xffff);
        (_raw.AvailableEvent, _raw.UsedEvent) = (index, index);

        Assert.Equal((wanted, wanted), Exchange(ref driver, ref device, published));
    }

    [Fact]
    public void With_event_indices_each_side_names_the_entry_it_waits_for()
    {
        var (driver, device) = Start(RingOptions.EventIndex);
        Exchange(ref driver, ref device, 3);
        driver.EnableNotifications();
        Assert.Equal((3, 0), (_raw.UsedEvent, _raw.AvailableEvent));
        device.EnableNotifications();
        Assert.Equal((3, 3), (_raw.UsedEvent, _raw.AvailableEvent));
        driver.DisableNotifications();
        Assert.Equal((2, 3), (_raw.UsedEvent, _raw.AvailableEvent));
        device.DisableNotifications();
        Assert.Equal((2, 2), (_raw.UsedEvent, _raw.AvailableEvent));
        Assert.Equal((0, 0), (_raw.AvailableFlags, _raw.UsedFlags));
    }

    private static void Set_flags<TOrder>(RawSplitRing raw)
        where TOrder : struct, IByteOrder
    {
        var driver = SplitDriverRing<NativeSharedMemory, TOrder>.Create(raw.Memory, raw.Addresses, QueueSize, 1);
        var device = SplitDeviceRing<NativeSharedMemory, TOrder>.Create(raw.Memory, raw.Addresses, QueueSize);
        driver.DisableNotifications();
        Assert.Equal((1, 0), (raw.AvailableFlags, raw.UsedFlags));
        device.DisableNotifications();
        Assert.Equal((1, 1), (raw.AvailableFlags, raw.UsedFlags));
        driver.EnableNotifications();
        Assert.Equal((0, 1), (raw.AvailableFlags, raw.UsedFlags));
        device.EnableNotifications();
        Assert.Equal((0, 0), (raw.AvailableFlags, raw.UsedFlags));
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
        DriverRing.Create(_raw.Memory, _raw.Addresses, QueueSize, 1, options, 0),
        DeviceRing.Create(_raw.Memory, _raw.Addresses, QueueSize, options));
}
