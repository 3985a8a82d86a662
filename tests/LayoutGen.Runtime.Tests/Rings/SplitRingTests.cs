using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>Driver and device on one ring, both keeping to the rules.</summary>
public class SplitRingTests
{
    public static TheoryData<ByteOrder, int, int> Shapes => new()
    {
        { ByteOrder.LittleEndian, 1, 1 },
        { ByteOrder.LittleEndian, 2, 1 },
        { ByteOrder.LittleEndian, 8, 3 },
        { ByteOrder.LittleEndian, 256, 2 },
        { ByteOrder.BigEndian, 1, 1 },
        { ByteOrder.BigEndian, 16, 2 },
        { ByteOrder.BigEndian, 8, 8 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Buffers_travel_past_the_wrap_of_the_16_bit_indices(ByteOrder order, int queueSize, int elementsPerSlot)
    {
        using var raw = new RawSplitRing(queueSize, order);
        if (order == ByteOrder.LittleEndian)
            Travel<LittleEndian>(raw, elementsPerSlot);
        else
            Travel<BigEndian>(raw, elementsPerSlot);
    }

    [Theory]
    [InlineData(8, 1, 8)]
    [InlineData(8, 2, 4)]
    [InlineData(8, 3, 2)]
    [InlineData(8, 8, 1)]
    public void Slots_are_what_fits(int queueSize, int elementsPerSlot, int slots)
    {
        using var raw = new RawSplitRing(queueSize);
        var driver = SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(raw.Memory, raw.Addresses, queueSize, elementsPerSlot);
        Assert.Equal((slots, elementsPerSlot), (driver.SlotCount, driver.ElementsPerSlot));
    }

    [Fact]
    public void The_largest_queue_can_be_full()
    {
        const int size = SplitRingLayout.MaxQueueSize;
        using var memory = GuestMemory.Allocate(0, SplitRingLayout.LegacySize(size));
        var addresses = SplitRingLayout.Legacy(0, size);
        var driver = SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, addresses, size, 1);
        var device = SplitDeviceRing<NativeSharedMemory, LittleEndian>.Create(memory, addresses, size);
        var elements = new RingElement[size];
        for (var round = 0; round < 3; round++)
        {
            for (var slot = 0; slot < size; slot++)
                driver.MakeAvailable(slot, [new(0, 1, true)]);
            driver.Publish();
            for (var count = 0; count < size; count++)
            {
                Assert.True(device.TryGetAvailable(elements, out var chain));
                device.MakeUsed(chain.Id, 1);
            }

            Assert.False(device.TryGetAvailable(elements, out _));
            device.Publish();
            for (var slot = 0; slot < size; slot++)
            {
                Assert.True(driver.TryGetUsed(out var used, out _));
                Assert.Equal(slot, used);
            }

            Assert.False(driver.TryGetUsed(out _, out _));
        }

        Assert.Equal(default, (driver.Fault, device.Fault));
    }

    [Fact]
    public void Nothing_is_visible_before_it_is_published()
    {
        using var raw = new RawSplitRing(4);
        var driver = SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(raw.Memory, raw.Addresses, 4, 1);
        var device = SplitDeviceRing<NativeSharedMemory, LittleEndian>.Create(raw.Memory, raw.Addresses, 4);
        var elements = new RingElement[4];

        driver.MakeAvailable(0, [new(0, 1, true)]);
        Assert.False(device.TryGetAvailable(elements, out _));
        driver.Publish();
        Assert.True(device.TryGetAvailable(elements, out var chain));

        device.MakeUsed(chain.Id, 1);
        Assert.False(driver.TryGetUsed(out _, out _));
        device.Publish();
        Assert.True(driver.TryGetUsed(out _, out _));
    }

    [Fact]
    public void A_new_ring_begins_clean_whatever_the_memory_held()
    {
        using var raw = new RawSplitRing(8);
        raw.Scribble(new Random(1));
        var driver = SplitDriverRing<NativeSharedMemory, BigEndian>.Create(raw.Memory, raw.Addresses, 8, 2);
        var device = SplitDeviceRing<NativeSharedMemory, BigEndian>.Create(raw.Memory, raw.Addresses, 8);
        Assert.False(driver.TryGetUsed(out _, out _));
        Assert.False(device.TryGetAvailable(new RingElement[8], out _));
        Assert.Equal(default, (driver.Fault, device.Fault));
        raw.AssertNothingElseWasTouched();
    }

    /// <summary>What a notification with data carries: the available index, all 16 bits of it (virtio 1.4, 2.9).</summary>
    [Fact]
    public void The_next_available_place_is_the_published_index()
    {
        using var raw = new RawSplitRing(4);
        var driver = SplitDriverRing<NativeSharedMemory, BigEndian>.Create(raw.Memory, raw.Addresses, 4, 1);
        Assert.Equal(0, driver.NextAvailable);
        driver.MakeAvailable(0, [new(0, 1, true)]);
        driver.MakeAvailable(1, [new(0, 1, true)]);
        Assert.Equal(0, driver.NextAvailable);
        driver.Publish();
        Assert.Equal(2, driver.NextAvailable);
    }

    [Fact]
    public void A_ring_that_is_made_anew_works_again()
    {
        using var raw = new RawSplitRing(4);
        var driver = SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(raw.Memory, raw.Addresses, 4, 1);
        raw.UsedIndex = 3;
        Assert.False(driver.TryGetUsed(out _, out _));
        Assert.True(driver.Fault.IsFault);

        driver = SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(raw.Memory, raw.Addresses, 4, 1);
        driver.MakeAvailable(2, [new(0, 1, true)]);
        driver.Publish();
        raw.MakeUsed((2, 1));
        Assert.True(driver.TryGetUsed(out var slot, out _));
        Assert.Equal((2, default), (slot, driver.Fault));
    }

    private static void Travel<TOrder>(RawSplitRing raw, int elementsPerSlot)
        where TOrder : struct, IByteOrder
    {
        const int total = 70_000;
        var driver = SplitDriverRing<NativeSharedMemory, TOrder>.Create(raw.Memory, raw.Addresses, raw.QueueSize, elementsPerSlot);
        var device = SplitDeviceRing<NativeSharedMemory, TOrder>.Create(raw.Memory, raw.Addresses, raw.QueueSize);
        var random = new Random(1);
        var free = new Stack<int>(Enumerable.Range(0, driver.SlotCount));
        var sent = new Queue<(int Slot, RingElement[] Elements)>();
        var taken = new List<ushort>();
        var lengths = new Dictionary<int, uint>();
        var room = new RingElement[raw.QueueSize];
        for (var made = 0; made < total || free.Count < driver.SlotCount;)
        {
            for (; made < total && free.Count > 0 && random.Next(4) != 0; made++)
            {
                sent.Enqueue((free.Pop(), RandomBuffer(random, elementsPerSlot)));
                driver.MakeAvailable(sent.Last().Slot, sent.Last().Elements);
            }

            driver.Publish();
            while (device.TryGetAvailable(room, out var chain))
            {
                var (slot, elements) = sent.Dequeue();
                Assert.Equal(slot * elementsPerSlot, chain.Id);
                Assert.Equal(elements, room[..chain.ElementCount]);
                Assert.Equal(elements.Count(element => !element.DeviceWrites), chain.ReadableCount);
                taken.Insert(random.Next(taken.Count + 1), chain.Id);
                lengths[slot] = chain.ReadableCount == chain.ElementCount ? 0 : (uint)random.Next(1, (int)elements[^1].Length);
            }

            for (; taken.Count > 0 && random.Next(4) != 0; taken.RemoveAt(0))
                device.MakeUsed(taken[0], lengths[taken[0] / elementsPerSlot]);
            device.Publish();
            while (driver.TryGetUsed(out var slot, out var written))
            {
                Assert.Equal(lengths[slot], written);
                free.Push(slot);
            }
        }

        Assert.Equal(default, (driver.Fault, device.Fault));
        Assert.Equal(unchecked((ushort)total), raw.AvailableIndex);
        Assert.Equal(unchecked((ushort)total), raw.UsedIndex);
        raw.AssertNothingElseWasTouched();
    }

    private static RingElement[] RandomBuffer(Random random, int elementsPerSlot)
    {
        var count = random.Next(1, elementsPerSlot + 1);
        var readable = random.Next(count + 1);
        return [.. Enumerable.Range(0, count).Select(i =>
            new RingElement((ulong)random.NextInt64(), (uint)random.Next(2, 100_000), i >= readable))];
    }
}
