using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>What a buffer costs.</summary>
public class RingCostTests
{
    // The driver writes two words a descriptor, an entry and the index. The device reads the index, an entry and two words a descriptor.
    [Theory]
    [InlineData(1, 4, 20, 4, 20)]
    [InlineData(2, 6, 36, 6, 36)]
    [InlineData(3, 8, 52, 8, 52)]
    public void Accesses_to_the_ring(int elements, long writes, long writtenBytes, long reads, long readBytes)
    {
        using var raw = new RawSplitRing(8);
        var counter = raw.Memory.Counter = new();
        var driver = SplitDriverRing<CountingSharedMemory, LittleEndian>.Create(raw.Memory, raw.Addresses, 8, 4);
        var device = SplitDeviceRing<CountingSharedMemory, LittleEndian>.Create(raw.Memory, raw.Addresses, 8);
        var buffer = Enumerable.Repeat(new RingElement(0x8000, 64, true), elements).ToArray();
        var chain = default(RingChain);
        (AccessTotal Reads, AccessTotal Writes) Cost(Action action)
        {
            counter.Reset();
            action();
            return (counter.RingReads, counter.RingWrites);
        }

        var sending = Cost(() =>
        {
            driver.MakeAvailable(1, buffer);
            driver.Publish();
        });
        var taking = Cost(() => device.TryGetAvailable(new RingElement[8], out chain));
        var giving = Cost(() =>
        {
            device.MakeUsed(chain.Id, 1);
            device.Publish();
        });
        var reaping = Cost(() => driver.TryGetUsed(out _, out _));

        Assert.Equal((new(1, 2), new(writes, writtenBytes)), sending);
        Assert.Equal((new(reads, readBytes), default), taking);
        Assert.Equal((new(1, 2), new(3, 10)), giving);
        Assert.Equal((new(3, 10), default), reaping);
    }

    /// <summary>
    /// A slot that carries the same buffer again, at its place in the available ring, costs the driver the index; another length costs the
    /// word with the length, and another slot in that place costs the entry.
    /// </summary>
    [Theory]
    [InlineData(RingOptions.None)]
    [InlineData(RingOptions.EventIndex)]
    [InlineData(RingOptions.InOrder)]
    [InlineData(RingOptions.Indirect)]
    public void What_stands_in_the_ring_already_is_not_written_again(RingOptions options)
    {
        using var raw = new RawSplitRing(4, tablesSize: 16 * 4 * 2);
        var counter = raw.Memory.Counter = new();
        var driver = SplitDriverRing<CountingSharedMemory, LittleEndian>.Create(
            raw.Memory, raw.Addresses, 4, 2, options, RawSplitRing.Tables);
        var device = SplitDeviceRing<CountingSharedMemory, LittleEndian>.Create(raw.Memory, raw.Addresses, 4, options);
        long Cost(int slot, uint length)
        {
            counter.Reset();
            driver.MakeAvailable(slot, [new(0x8000, 64, false), new(0x9000, length, true)]);
            driver.Publish();
            var written = counter.RingWrites.Bytes;
            Assert.True(device.TryGetAvailable(new RingElement[4], out var chain));
            device.MakeUsed(chain.Id, 1);
            device.Publish();
            Assert.True(driver.TryGetUsed(out _, out _));
            return written;
        }

        for (var lap = 0; lap < 4; lap++)
            Cost(lap % 2, 64);

        Assert.Equal(2, Cost(0, 64));
        Assert.Equal(2, Cost(1, 64));
        Assert.Equal(2 + 16, Cost(0, 65));
        if (options != RingOptions.InOrder)
            Assert.Equal(2 + 2, Cost(0, 65));
    }

    [Fact]
    public void Neither_side_allocates()
    {
        using var raw = new RawSplitRing(8);
        var driver = SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(raw.Memory, raw.Addresses, 8, 2);
        var device = SplitDeviceRing<NativeSharedMemory, LittleEndian>.Create(raw.Memory, raw.Addresses, 8);
        var elements = new RingElement[8];
        RingLoop.Run(ref driver, ref device, elements, 10);

        var before = GC.GetAllocatedBytesForCurrentThread();
        RingLoop.Run(ref driver, ref device, elements, 10_000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(unchecked((ushort)40_040), raw.UsedIndex);
    }
}
