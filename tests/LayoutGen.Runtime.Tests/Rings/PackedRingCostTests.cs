using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>What a buffer costs in a packed ring.</summary>
public class PackedRingCostTests
{
    // The driver writes two words a descriptor and reads the 4 bytes of event suppression. The device reads those two words; it writes one,
    // with length, id and flags, however long the chain, and the driver reads that.
    [Theory]
    [InlineData(1, 2, 16, 2, 16)]
    [InlineData(2, 4, 32, 4, 32)]
    [InlineData(3, 6, 48, 6, 48)]
    public void Accesses_to_the_ring(int elements, long writes, long writtenBytes, long reads, long readBytes)
    {
        using var raw = new RawPackedRing(8);
        var counter = raw.Memory.Counter = new();
        var driver = PackedDriverRing<CountingSharedMemory>.Create(raw.Memory, raw.Addresses, 8, 4);
        var device = PackedDeviceRing<CountingSharedMemory>.Create(raw.Memory, raw.Addresses, 8);
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

        Assert.Equal((new(1, 4), new(writes, writtenBytes)), sending);
        Assert.Equal((new(reads, readBytes), default), taking);
        Assert.Equal((new(1, 4), new(1, 8)), giving);
        Assert.Equal((new(1, 8), default), reaping);
    }

    [Theory]
    [InlineData(RingOptions.None)]
    [InlineData(RingOptions.EventIndex)]
    public void Neither_side_allocates(RingOptions options)
    {
        using var raw = new RawPackedRing(7);
        var driver = PackedDriverRing<NativeSharedMemory>.Create(raw.Memory, raw.Addresses, 7, 2, options);
        var device = PackedDeviceRing<NativeSharedMemory>.Create(raw.Memory, raw.Addresses, 7, options);
        var elements = new RingElement[7];
        RingLoop.Run(ref driver, ref device, elements, 10);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var used = RingLoop.Run(ref driver, ref device, elements, 10_000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(30_000, used);
    }
}
