using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;

namespace LayoutGen.Peers.Tests.FrontEnd;

public class ServedRngTests
{
    public static TheoryData<FeatureSet, bool> Modes() => new()
    {
        { FeatureSet.Of(Feature.Version1), false },
        { FeatureSet.Of(Feature.Version1, Feature.EventIdx, Feature.InOrder), true },
        { FeatureSet.Of(Feature.AnyLayout), false },
        { FeatureSet.None, false },
        { FeatureSet.None, true },
        { FeatureSet.Of(Feature.Version1, Feature.RingPacked), false },
        { FeatureSet.Of(Feature.Version1, Feature.RingPacked, Feature.EventIdx, Feature.IndirectDesc), false },
    };

    [Theory]
    [MemberData(nameof(Modes))]
    public void Every_buffer_is_filled_with_other_bytes(FeatureSet features, bool isBigEndian)
    {
        const int Size = 1024;
        using var device = ServedDevice.Rng();
        var seen = new List<byte>();
        using (var transport = device.Connect(order: isBigEndian ? ByteOrder.BigEndian : ByteOrder.LittleEndian))
        {
            var negotiated = transport.Negotiate(Feature.Table, features);
            using var queue = EntropyPacket.OpenQueue(
                transport, 0, negotiated, new() { QueueSize = 4, Plan = new() { PayloadCapacity = Size } });
            for (var round = 0; round < 10; round++)
            {
                Assert.True(queue.TryAcquire(out var packet));
                queue.MakeAvailable(packet);
                queue.Publish();
                var used = transport.WaitForUsed(queue, 0);
                var bytes = new byte[used.Bytes.Length];
                used.Bytes.CopyTo(bytes);
                seen.AddRange(bytes);
                queue.Release(used);
            }
        }

        // Each of the 256 values is expected 40 times; fewer than 10 or more than 80 of one comes once in a million runs.
        Assert.Equal(10 * Size, seen.Count);
        Assert.All(seen.GroupBy(value => value), group => Assert.InRange(group.Count(), 10, 80));
        Assert.Equal(256, seen.Distinct().Count());
        var generation = Assert.Single(device.Stop());
        Assert.Equal((features.ToString(), 0), (generation.Features, generation.HeaderSize));
        var books = Assert.Single(generation.Queues);
        Assert.Equal(("request0", 10, 10, 10 * Size), (books.Name, books.Chains, books.Packets, books.Bytes));
        Assert.Empty(generation.Errors);
    }

    [Theory]
    [InlineData(4096, 4096u)]
    [InlineData(1_000_000, 65_536u)]
    public void A_long_buffer_is_filled_as_far_as_the_device_says(uint length, uint filled)
    {
        using var device = ServedDevice.Rng();
        using var transport = device.Connect();
        transport.Negotiate(Feature.Table, FeatureSet.Of(Feature.Version1));
        using var queue = new RawQueue(transport, 0);
        queue.Describe(0, FrontEndTransport.GuestAddress + 0x10_0000, length, RawQueue.Write);
        queue.MakeAvailable(0);

        Assert.Equal(filled, queue.WaitUntilUsed());
    }
}
