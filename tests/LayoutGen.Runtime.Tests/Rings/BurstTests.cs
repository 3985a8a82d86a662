using LayoutGen.Memory;
using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;
using LayoutGen.Runtime.Tests.Hostile;
using BigDevice = LayoutGen.Rings.SplitDeviceRing<LayoutGen.Memory.NativeSharedMemory, LayoutGen.Memory.BigEndian>;
using BigDriver = LayoutGen.Rings.SplitDriverRing<LayoutGen.Memory.NativeSharedMemory, LayoutGen.Memory.BigEndian>;
using PackedDevice = LayoutGen.Rings.PackedDeviceRing<LayoutGen.Memory.NativeSharedMemory>;
using PackedDriver = LayoutGen.Rings.PackedDriverRing<LayoutGen.Memory.NativeSharedMemory>;
using SplitDevice = LayoutGen.Rings.SplitDeviceRing<LayoutGen.Memory.NativeSharedMemory, LayoutGen.Memory.LittleEndian>;
using SplitDriver = LayoutGen.Rings.SplitDriverRing<LayoutGen.Memory.NativeSharedMemory, LayoutGen.Memory.LittleEndian>;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>A burst is what the same single operations are, in all that it does, answers and refuses.</summary>
public sealed class BurstTests : IDisposable
{
    private readonly RawSplitRing _raw = new(4);
    private SplitDriver _driver;
    private SplitDevice _device;

    public BurstTests()
    {
        _driver = SplitDriver.Create(_raw.Memory, _raw.Addresses, 4, 1);
        _device = SplitDevice.Create(_raw.Memory, _raw.Addresses, 4);
    }

    /// <summary>What is negotiated, in all combinations, and the largest number of elements of a buffer.</summary>
    public static TheoryData<int, int> Options
    {
        get
        {
            var cases = new TheoryData<int, int>();
            for (var options = 0; options < 8; options++)
                for (var elements = 1; elements <= 3; elements++)
                    cases.Add(options, elements);
            return cases;
        }
    }

    public void Dispose() => _raw.Dispose();

    [Theory]
    [MemberData(nameof(Options))]
    public void Split_rings_are_the_same(int options, int elements) => BurstTwins.Compare(
        RingFormat.Split,
        (memory, at) => SplitDriver.Create(memory, at, 8, elements, (RingOptions)options, BurstTwins.Tables),
        (memory, at) => SplitDevice.Create(memory, at, 8, (RingOptions)options));

    [Theory]
    [MemberData(nameof(Options))]
    public void Big_endian_rings_are_the_same(int options, int elements) => BurstTwins.Compare(
        RingFormat.Split,
        (memory, at) => BigDriver.Create(memory, at, 8, elements, (RingOptions)options, BurstTwins.Tables),
        (memory, at) => BigDevice.Create(memory, at, 8, (RingOptions)options));

    [Theory]
    [MemberData(nameof(Options))]
    public void Packed_rings_are_the_same(int options, int elements) => BurstTwins.Compare(
        RingFormat.Packed,
        (memory, at) => PackedDriver.Create(memory, at, 8, elements, (RingOptions)options, BurstTwins.Tables),
        (memory, at) => PackedDevice.Create(memory, at, 8, (RingOptions)options));

    [Fact]
    public void A_driver_offers_what_stands_before_its_mistake()
    {
        RingElement[] table = [new(0x8000, 1, true), new(0x8000, 2, true), default, new(0x8000, 4, true)];

        Assert.Throws<InvalidOperationException>(() => _driver.MakeAvailable([1, 2, 0], table));
        _driver.Publish();
        Assert.Equal(1, _raw.AvailableIndex);
        Assert.Throws<InvalidOperationException>(() => _driver.MakeAvailable([0, 1], table));
        Assert.Throws<ArgumentOutOfRangeException>(() => _driver.MakeAvailable([3, 4], table));
        Assert.Throws<ArgumentOutOfRangeException>(() => _driver.MakeAvailable([-1], table));
        Assert.Throws<ArgumentException>(() => _driver.MakeAvailable([2], table.AsSpan(0, 3)));
        _driver.Publish();
        Assert.Equal(3, _raw.AvailableIndex);
    }

    [Fact]
    public void A_device_gives_back_only_what_it_took()
    {
        _driver.MakeAvailable([0, 1], Enumerable.Repeat(new RingElement(0x8000, 1, true), 4).ToArray());
        _driver.Publish();
        Assert.Equal(2, _device.TakeAvailable(new RingChain[4], new RingElement[8]));

        Assert.Throws<InvalidOperationException>(() => _device.MakeUsed([new(0, 1), new(1, 1), new(0, 1)]));
        _device.Publish();
        Assert.Equal(2, _raw.UsedIndex);
    }

    /// <summary>A buffer may have as many elements as the queue, so a burst ends where they would not fit.</summary>
    [Theory]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(7, 4)]
    public void A_burst_ends_with_its_room(int room, int expected)
    {
        _driver.MakeAvailable([3, 1, 0, 2], Enumerable.Repeat(new RingElement(0x8000, 1, true), 4).ToArray());
        _driver.Publish();

        Assert.Throws<ArgumentException>(() => _device.TakeAvailable(new RingChain[4], new RingElement[3]));
        Assert.Equal(expected, _device.TakeAvailable(new RingChain[4], new RingElement[room]));
    }
}
