using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>Both ends of both rings, and what is under way in them.</summary>
internal sealed class BurstTwins<TDriver, TDevice>(
    Random random, (TDriver Single, TDriver Burst) drivers, (TDevice Single, TDevice Burst) devices)
    where TDriver : struct, IDriverRing
    where TDevice : struct, IDeviceRing
{
    private readonly HashSet<int> _free = [.. Enumerable.Range(0, drivers.Single.SlotCount)];
    private readonly List<(RingChain Chain, long Writable)> _taken = [];
    private readonly RingElement[] _table = new RingElement[drivers.Single.SlotCount * drivers.Single.ElementsPerSlot];
    private TDriver _single = drivers.Single;
    private TDriver _burst = drivers.Burst;
    private TDevice _singleDevice = devices.Single;
    private TDevice _burstDevice = devices.Burst;

    public int Used { get; private set; }

    public IEnumerable<RingFaultReason> Faults => [_single.Fault.Reason, _singleDevice.Fault.Reason];

    public void Step()
    {
        switch (random.Next(6))
        {
            case 0:
                Offer();
                break;
            case 1:
                Publish(ref _single, ref _burst);
                break;
            case 2:
                Take();
                break;
            case 3:
                Use();
                break;
            case 4:
                Publish(ref _singleDevice, ref _burstDevice);
                break;
            default:
                Reap();
                break;
        }

        Assert.Equal((_single.Fault, _singleDevice.Fault), (_burst.Fault, _burstDevice.Fault));
    }

    private void Offer()
    {
        var slots = _free.Order().ToArray();
        random.Shuffle(slots);
        slots = slots[..random.Next(slots.Length + 1)];
        foreach (var slot in slots)
        {
            var elements = _table.AsSpan(slot * _single.ElementsPerSlot, _single.ElementsPerSlot);
            elements.Clear();
            var count = random.Next(1, elements.Length + 1);
            var readable = random.Next(count + 1);
            for (var i = 0; i < count; i++)
                elements[i] = new((ulong)random.Next(4) << 12, (uint)random.Next(1, 3), i >= readable);
            _single.MakeAvailable(slot, elements[..count]);
        }

        _burst.MakeAvailable(slots, _table);
        _free.ExceptWith(slots);
    }

    private void Publish<TRing>(ref TRing single, ref TRing burst)
        where TRing : struct, IRing
    {
        var wanted = single.Publish();
        if (random.Next(2) == 0)
            burst.PublishToPoller();
        else
            Assert.Equal(wanted, burst.Publish());
    }

    private void Take()
    {
        var room = new RingElement[_singleDevice.QueueSize];
        var expected = new List<RingChain>();
        var expectedElements = new List<RingElement>();
        while (_singleDevice.TryGetAvailable(room, out var chain))
        {
            expected.Add(chain);
            expectedElements.AddRange(room.AsSpan(0, chain.ElementCount));
            _taken.Add((chain, room[chain.ReadableCount..chain.ElementCount].Sum(element => element.Length)));
        }

        var chains = new List<RingChain>();
        var elements = new List<RingElement>();
        var burst = new RingChain[random.Next(1, 6)];
        var burstRoom = new RingElement[_burstDevice.QueueSize + random.Next(8)];
        for (int count; (count = _burstDevice.TakeAvailable(burst, burstRoom)) > 0;)
        {
            chains.AddRange(burst[..count]);
            elements.AddRange(burstRoom[..burst[..count].Sum(chain => chain.ElementCount)]);
        }

        Assert.Equal(expected, chains);
        Assert.Equal(expectedElements, elements);
    }

    private void Use()
    {
        var used = new List<UsedChain>();
        for (var count = random.Next(_taken.Count + 1); count > 0; count--)
        {
            var (chain, writable) = _taken[random.Next(_taken.Count)];
            _taken.Remove((chain, writable));
            used.Add(new(chain.Id, random.Next(3) == 0 ? (uint)writable / 2 : (uint)writable));
            _singleDevice.MakeUsed(chain.Id, used[^1].Written);
        }

        _burstDevice.MakeUsed(used.ToArray());
    }

    private void Reap()
    {
        var expected = new List<UsedSlot>();
        while (_single.TryGetUsed(out var slot, out var written))
            expected.Add(new(slot, written));
        var used = new List<UsedSlot>();
        var burst = new UsedSlot[random.Next(1, 6)];
        for (int count; (count = _burst.TakeUsed(burst)) > 0;)
            used.AddRange(burst[..count]);

        Assert.Equal(expected, used);
        _free.UnionWith(used.Select(buffer => buffer.Slot));
        Used += used.Count;
    }
}
