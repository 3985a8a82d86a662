using LayoutGen.Rings;
using DeviceRing = LayoutGen.Rings.SplitDeviceRing<LayoutGen.Memory.NativeSharedMemory, LayoutGen.Memory.LittleEndian>;
using DriverRing = LayoutGen.Rings.SplitDriverRing<LayoutGen.Memory.NativeSharedMemory, LayoutGen.Memory.LittleEndian>;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>Mistakes of a ring's own side are errors that say what to do.</summary>
public sealed class RingMisuseTests : IDisposable
{
    private const int QueueSize = 8;
    private static readonly RingElement Readable = new(0x8000, 16, false);
    private static readonly RingElement Writable = new(0x8000, 16, true);

    private readonly RawSplitRing _raw = new(QueueSize);

    public static TheoryData<int, RingElement[], string> WrongBuffers => new()
    {
        { -1, [Readable], "There is no slot -1: the ring has slots 0 to 3" },
        { 4, [Readable], "There is no slot 4: the ring has slots 0 to 3" },
        { 1, [], "A buffer of 0 elements for slot 1: give 1 to 2" },
        { 1, [Readable, Readable, Readable], "A buffer of 3 elements for slot 1: give 1 to 2" },
        { 1, [Writable, Readable], "Element 1 for slot 1 is device-readable and follows a writable one" },
        { 1, [Readable, new(0x8000, 0, true)], "Element 1 for slot 1 has no bytes" },
        { 1, [new(0, uint.MaxValue, true), new(0, 2, true)], "The elements for slot 1 have more than 2^32 bytes together" },
        { 0, [Readable], "Slot 0 is in flight" },
    };

    public static TheoryData<RingAddresses, string> WrongAddresses => new()
    {
        { new(0x10008, 0x20000, 0x30000), "The descriptor table at 0x10008 is not on a multiple of 16" },
        { new(0x10000, 0x20001, 0x30000), "The available ring at 0x20001 is not on a multiple of 2" },
        { new(0x10000, 0x20000, 0x30002), "The used ring at 0x30002 is not on a multiple of 4" },
        { new(0x3fff0, 0x20000, 0x30000), "The descriptor table [0x3fff0, 0x40070) is not in guest memory" },
        { new(0x10000, 0x3ffec, 0x30000), "The available ring [0x3ffec, 0x40002) is not in guest memory" },
        { new(0x10000, 0x20000, 0xffff_ffff_ffff_fffc), "The used ring [0xfffffffffffffffc, 0x10000000000000042) is not in guest memory" },
    };

    public void Dispose() => _raw.Dispose();

    [Theory]
    [MemberData(nameof(WrongBuffers))]
    public void A_wrong_buffer_is_refused_and_not_shown(int slot, RingElement[] elements, string message)
    {
        var driver = DriverRing.Create(_raw.Memory, _raw.Addresses, QueueSize, 2);
        driver.MakeAvailable(0, [Readable]);
        driver.Publish();

        var error = Assert.ThrowsAny<Exception>(() => driver.MakeAvailable(slot, elements));
        Assert.Contains(message, error.Message);
        Assert.IsType(slot is < 0 or > 3 ? typeof(ArgumentOutOfRangeException) : typeof(InvalidOperationException), error);

        driver.Publish();
        Assert.Equal(1, _raw.AvailableIndex);
        driver.MakeAvailable(1, [Readable, Writable]);
        driver.Publish();
        Assert.Equal(2, _raw.AvailableIndex);
    }

    [Theory]
    [MemberData(nameof(WrongAddresses))]
    public void Wrong_addresses_are_refused(RingAddresses addresses, string message)
    {
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => DriverRing.Create(_raw.Memory, addresses, QueueSize, 2)).Message);
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => DeviceRing.Create(_raw.Memory, addresses, QueueSize)).Message);
        Assert.False(DeviceRing.TryCreate(_raw.Memory, addresses, QueueSize, RingOptions.None, out _, out var problem));
        Assert.StartsWith(message, problem);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(9)]
    public void A_slot_has_1_to_all_descriptors(int elementsPerSlot) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DriverRing.Create(_raw.Memory, _raw.Addresses, QueueSize, elementsPerSlot));

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(65536)]
    public void A_queue_size_is_a_power_of_two(int queueSize)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DriverRing.Create(_raw.Memory, _raw.Addresses, queueSize, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeviceRing.Create(_raw.Memory, _raw.Addresses, queueSize));
    }

    [Fact]
    public void A_device_needs_room_for_the_longest_chain()
    {
        var device = DeviceRing.Create(_raw.Memory, _raw.Addresses, QueueSize);
        Assert.Contains(
            "Room for 7 elements", Assert.Throws<ArgumentException>(() => device.TryGetAvailable(new RingElement[7], out _)).Message);
    }

    [Fact]
    public void A_device_gives_back_only_what_it_took()
    {
        var device = DeviceRing.Create(_raw.Memory, _raw.Addresses, QueueSize);
        _raw.MakeAvailable(3);
        Assert.True(device.TryGetAvailable(new RingElement[QueueSize], out var chain));
        device.MakeUsed(chain.Id, 0);
        Assert.Contains("Buffer 3", Assert.Throws<InvalidOperationException>(() => device.MakeUsed(chain.Id, 0)).Message);
    }
}
