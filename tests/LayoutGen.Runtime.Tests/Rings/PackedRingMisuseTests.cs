using LayoutGen.Rings;
using DeviceRing = LayoutGen.Rings.PackedDeviceRing<LayoutGen.Memory.NativeSharedMemory>;
using DriverRing = LayoutGen.Rings.PackedDriverRing<LayoutGen.Memory.NativeSharedMemory>;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>Mistakes of a packed ring's own side are errors that say what to do.</summary>
public sealed class PackedRingMisuseTests : IDisposable
{
    private const int QueueSize = 7;
    private static readonly RingElement Readable = new(0x8000, 16, false);
    private static readonly RingElement Writable = new(0x8000, 16, true);

    private readonly RawPackedRing _raw = new(QueueSize);

    public static TheoryData<int, RingElement[], string> WrongBuffers => new()
    {
        { -1, [Readable], "There is no slot -1: the ring has slots 0 to 2" },
        { 3, [Readable], "There is no slot 3: the ring has slots 0 to 2" },
        { 1, [], "A buffer of 0 elements for slot 1: give 1 to 2" },
        { 1, [Readable, Readable, Readable], "A buffer of 3 elements for slot 1: give 1 to 2" },
        { 1, [Writable, Readable], "Element 1 for slot 1 is device-readable and follows a writable one" },
        { 1, [Readable, new(0x8000, 0, true)], "Element 1 for slot 1 has no bytes" },
        { 1, [new(0, uint.MaxValue, true), new(0, 2, true)], "The elements for slot 1 have more than 2^32 bytes together" },
        { 0, [Readable], "Slot 0 is in flight" },
    };

    public static TheoryData<RingAddresses, string> WrongAddresses => new()
    {
        { new(0x10008, 0x20000, 0x30000), "The descriptor ring at 0x10008 is not on a multiple of 16" },
        { new(0x10000, 0x20002, 0x30000), "The driver event suppression at 0x20002 is not on a multiple of 4" },
        { new(0x10000, 0x20000, 0x30001), "The device event suppression at 0x30001 is not on a multiple of 4" },
        { new(0x3ffa0, 0x20000, 0x30000), "The descriptor ring [0x3ffa0, 0x40010) is not in guest memory" },
        { new(0x10000, 0x40000, 0x30000), "The driver event suppression [0x40000, 0x40004) is not in guest memory" },
        { new(0x10000, 0x20000, 0xffff_ffff_ffff_fffc), "The device event suppression [0xfffffffffffffffc, 0x10000000000000000) is not" },
    };

    public void Dispose() => _raw.Dispose();

    [Theory]
    [MemberData(nameof(WrongBuffers))]
    public void A_wrong_buffer_is_refused_and_leaves_no_trace(int slot, RingElement[] elements, string message)
    {
        var driver = DriverRing.Create(_raw.Memory, _raw.Addresses, QueueSize, 2);
        driver.MakeAvailable(0, [Readable]);
        driver.Publish();
        var before = _raw.Snapshot();

        var error = Assert.ThrowsAny<Exception>(() => driver.MakeAvailable(slot, elements));
        Assert.Contains(message, error.Message);
        Assert.IsType(slot is < 0 or > 2 ? typeof(ArgumentOutOfRangeException) : typeof(InvalidOperationException), error);
        Assert.False(driver.Publish());
        Assert.Equal(before, _raw.Snapshot());

        driver.MakeAvailable(1, [Readable, Writable]);
        driver.Publish();
        Assert.Equal(2, _raw.Reader.AvailableChains().Count);
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
    [InlineData(8)]
    public void A_slot_has_1_to_all_descriptors(int elementsPerSlot) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DriverRing.Create(_raw.Memory, _raw.Addresses, QueueSize, elementsPerSlot));

    [Theory]
    [InlineData(0)]
    [InlineData(32769)]
    public void A_queue_size_is_from_1_to_32768(int queueSize)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DriverRing.Create(_raw.Memory, _raw.Addresses, queueSize, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeviceRing.Create(_raw.Memory, _raw.Addresses, queueSize));
    }

    [Fact]
    public void A_device_needs_room_for_the_longest_chain()
    {
        var device = DeviceRing.Create(_raw.Memory, _raw.Addresses, QueueSize);
        Assert.Contains(
            "Room for 6 elements", Assert.Throws<ArgumentException>(() => device.TryGetAvailable(new RingElement[6], out _)).Message);
    }

    [Fact]
    public void A_device_gives_back_only_what_it_took()
    {
        var device = DeviceRing.Create(_raw.Memory, _raw.Addresses, QueueSize);
        _raw.Descriptor(0, 0, 1, 3, RawPackedRing.Available);
        Assert.True(device.TryGetAvailable(new RingElement[QueueSize], out var chain));
        Assert.Throws<InvalidOperationException>(() => device.MakeUsed((ushort)(chain.Id + 1), 0));
        Assert.Throws<InvalidOperationException>(() => device.MakeUsed(QueueSize, 0));
        device.MakeUsed(chain.Id, 0);
        Assert.Contains($"Buffer {chain.Id}", Assert.Throws<InvalidOperationException>(() => device.MakeUsed(chain.Id, 0)).Message);
    }
}
