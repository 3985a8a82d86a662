using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>Random buffers through a ring of either format, both ends keeping to the rules; the device uses them in any order.</summary>
internal static class RingTraffic
{
    public static void Run<TDriver, TDevice>(ref TDriver driver, ref TDevice device, int total)
        where TDriver : struct, IDriverRing
        where TDevice : struct, IDeviceRing
    {
        var random = new Random(1);
        var free = new Stack<int>(Enumerable.Range(0, driver.SlotCount));
        var sent = new Queue<(int Slot, RingElement[] Elements)>();
        var taken = new List<(RingChain Chain, int Slot)>();
        var lengths = new Dictionary<int, uint>();
        var room = new RingElement[device.QueueSize];
        for (var made = 0; made < total || free.Count < driver.SlotCount;)
        {
            for (; made < total && free.Count > 0 && random.Next(4) != 0; made++)
            {
                sent.Enqueue((free.Pop(), RandomBuffer(random, driver.ElementsPerSlot)));
                driver.MakeAvailable(sent.Last().Slot, sent.Last().Elements);
            }

            driver.Publish();
            while (device.TryGetAvailable(room, out var chain))
            {
                var (slot, elements) = sent.Dequeue();
                Assert.Equal(elements, room[..chain.ElementCount]);
                Assert.Equal(elements.Count(element => !element.DeviceWrites), chain.ReadableCount);
                taken.Insert(random.Next(taken.Count + 1), (chain, slot));
                var writable = (int)elements[chain.ReadableCount..].Sum(element => element.Length);
                lengths[slot] = (uint)(random.Next(2) == 0 ? writable : random.Next(writable + 1));
            }

            for (; taken.Count > 0 && random.Next(4) != 0; taken.RemoveAt(0))
                device.MakeUsed(taken[0].Chain.Id, lengths[taken[0].Slot]);
            device.Publish();
            while (driver.TryGetUsed(out var slot, out var written))
            {
                Assert.Equal(lengths[slot], written);
                free.Push(slot);
            }
        }

        Assert.Equal(default, (driver.Fault, device.Fault));
        Assert.Empty(sent);
        Assert.Empty(taken);
    }

    private static RingElement[] RandomBuffer(Random random, int elementsPerSlot)
    {
        var count = random.Next(1, elementsPerSlot + 1);
        var readable = random.Next(count + 1);
        return [.. Enumerable.Range(0, count).Select(i =>
            new RingElement((ulong)random.NextInt64(), (uint)random.Next(2, 100_000), i >= readable))];
    }
}
