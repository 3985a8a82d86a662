using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>What a buffer costs.</summary>
public class RingCostTests
{
    // The driver writes 14 bytes a descriptor (links stay), an entry and the index. The device reads the index, an entry and 16
    // bytes a descriptor, but for the link of the last.
    [Theory]
    [InlineData(1, 5, 18, 5, 18)]
    [InlineData(2, 8, 32, 9, 34)]
    [InlineData(3, 11, 46, 13, 50)]
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
            driver.MakeAvailable(0, buffer);
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
