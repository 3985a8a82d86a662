using LayoutGen.Memory;
using LayoutGen.Rings;
using static LayoutGen.Runtime.Tests.Exploration.Strengths;

namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>
/// The two sides of a ring, each a loop that sleeps whenever it may and checks all that it gets: a buffer that is not what the other
/// side sent is a failure, as is a ring that stops.
/// </summary>
internal static class RingSides
{
    private static readonly GuestMemory Bounds = GuestMemory.Allocate(0, 4096);

    public static Side Driver(Traffic traffic, Flaw flaw = Flaw.None) => flaw switch
    {
        Flaw.NoRelease => Driver<SimulatedMemory<WithoutRelease>>(traffic, flaw),
        Flaw.NoAcquire => Driver<SimulatedMemory<WithoutAcquire>>(traffic, flaw),
        _ => Driver<SimulatedMemory<Promised>>(traffic, flaw),
    };

    public static Side Device(Traffic traffic, Flaw flaw = Flaw.None) => flaw switch
    {
        Flaw.NoRelease => Device<SimulatedMemory<WithoutRelease>>(traffic, flaw),
        Flaw.NoAcquire => Device<SimulatedMemory<WithoutAcquire>>(traffic, flaw),
        _ => Device<SimulatedMemory<Promised>>(traffic, flaw),
    };

    private static Side Driver<TMemory>(Traffic traffic, Flaw flaw)
        where TMemory : struct, ISharedMemory<TMemory> => new("driver", () =>
        {
            var memory = Map<TMemory>(traffic);
            if (traffic.Format == RingFormat.Packed)
            {
                var packed = PackedDriverRing<TMemory>.Create(
                    Bounds, traffic.PackedAddresses, traffic.QueueSize, traffic.Elements, traffic.Options, traffic.Tables);
                return () => RunDriver(packed, memory, traffic, flaw);
            }

            var split = SplitDriverRing<TMemory, LittleEndian>.Create(
                Bounds, traffic.SplitAddresses, traffic.QueueSize, traffic.Elements, traffic.Options, traffic.Tables);
            return () => RunDriver(split, memory, traffic, flaw);
        });

    private static Side Device<TMemory>(Traffic traffic, Flaw flaw)
        where TMemory : struct, ISharedMemory<TMemory> => new("device", () =>
        {
            var memory = Map<TMemory>(traffic);
            if (traffic.Format == RingFormat.Packed)
            {
                var packed = PackedDeviceRing<TMemory>.Create(Bounds, traffic.PackedAddresses, traffic.QueueSize, traffic.Options);
                return () => RunDevice(packed, memory, traffic, flaw);
            }

            var split = SplitDeviceRing<TMemory, LittleEndian>.Create(
                Bounds, traffic.SplitAddresses, traffic.QueueSize, traffic.Options);
            return () => RunDevice(split, memory, traffic, flaw);
        });

    private static TMemory Map<TMemory>(Traffic traffic)
        where TMemory : struct, ISharedMemory<TMemory> =>
        TMemory.TryMap(Bounds, new(0, 2 * (uint)traffic.Cells), out var memory) ? memory : throw new NotSupportedException();

    private static string RunDriver<TDriver, TMemory>(TDriver ring, TMemory memory, Traffic traffic, Flaw flaw)
        where TDriver : struct, IDriverRing
        where TMemory : struct, ISharedMemory<TMemory>
    {
        var free = new Stack<int>(Enumerable.Range(0, ring.SlotCount));
        var inFlight = new Dictionary<int, int>();
        var burst = new Queue<UsedSlot>();
        var table = new RingElement[ring.SlotCount * ring.ElementsPerSlot];
        var slots = new List<int>();
        var made = 0;
        var used = 0;
        while (true)
        {
            Replay.Mark(() => State("awake"));
            var before = used + made;
            if (traffic.IsSuppressing)
                ring.DisableNotifications();
            for (; TryReap(ref ring, traffic, burst, out var slot, out var written); used++)
            {
                Expect(inFlight.Remove(slot, out var number), $"slot {slot} came back that is not in flight");
                Expect(written == traffic.Written(number), $"buffer {number} came back with length {written}");
                Expect(
                    !traffic.HasElement(number, true)
                    || memory.ReadUInt16(traffic.Word(number, true)) == Traffic.Payload(number, true),
                    $"buffer {number} came back without what the device wrote");
                free.Push(slot);
            }

            ExpectNoFault(ring.Fault);
            for (; made < traffic.Buffers && free.Count > 0; made++)
            {
                if (!traffic.IsBurst)
                    Replay.Mark(() => State($"since {before}"));
                if (traffic.HasElement(made, false))
                    memory.WriteUInt16(traffic.Word(made, false), Traffic.Payload(made, false));
                var slot = free.Pop();
                inFlight.Add(slot, made);
                if (traffic.IsBurst)
                {
                    traffic.Buffer(made).CopyTo(table, slot * ring.ElementsPerSlot);
                    slots.Add(slot);
                    continue;
                }

                ring.MakeAvailable(slot, traffic.Buffer(made));
                Publish(ref ring, traffic, flaw);
            }

            if (traffic.IsBurst)
            {
                ring.MakeAvailable(slots.ToArray(), table);
                slots.Clear();
                Publish(ref ring, traffic, flaw);
            }

            if (used == traffic.Buffers)
                return "";
            if (traffic.IsSuppressing || used + made == before)
                Sleep(ref ring, traffic, flaw);
        }

        object State(string place) =>
            (place, ring, made, used, free.ToArray(), inFlight.OrderBy(buffer => buffer.Key).ToArray());
    }

    // Buffers go back last first, together.
    private static string RunDevice<TDevice, TMemory>(TDevice ring, TMemory memory, Traffic traffic, Flaw flaw)
        where TDevice : struct, IDeviceRing
        where TMemory : struct, ISharedMemory<TMemory>
    {
        var elements = new RingElement[ring.QueueSize];
        var burst = new Queue<(RingChain Chain, RingElement[] Elements)>();
        var taken = new Stack<(ushort Id, int Number)>();
        var count = 0;
        while (true)
        {
            Replay.Mark(() => (ring, count));
            var before = count;
            if (traffic.IsSuppressing)
                ring.DisableNotifications();
            for (; count < traffic.Buffers && TryTake(ref ring, traffic, burst, elements, out var chain); count++)
            {
                Expect(elements.AsSpan(0, chain.ElementCount).SequenceEqual(traffic.Buffer(count)), $"buffer {count} is another's");
                Expect(
                    !traffic.HasElement(count, false)
                    || memory.ReadUInt16(traffic.Word(count, false)) == Traffic.Payload(count, false),
                    $"buffer {count} came without what the driver wrote");
                if (traffic.HasElement(count, true))
                    memory.WriteUInt16(traffic.Word(count, true), Traffic.Payload(count, true));
                taken.Push((chain.Id, count));
            }

            ExpectNoFault(ring.Fault);
            if (traffic.IsBurst)
                ring.MakeUsed(taken.Select(buffer => new UsedChain(buffer.Id, traffic.Written(buffer.Number))).ToArray());
            else
                foreach (var (id, number) in taken)
                    ring.MakeUsed(id, traffic.Written(number));
            taken.Clear();
            Publish(ref ring, traffic, flaw);
            if (count == traffic.Buffers)
                return "";
            if (traffic.IsSuppressing || count == before)
                Sleep(ref ring, traffic, flaw);
        }
    }

    private static bool TryReap<TDriver>(
        ref TDriver ring, Traffic traffic, Queue<UsedSlot> burst, out int slot, out uint written)
        where TDriver : struct, IDriverRing
    {
        if (!traffic.IsBurst)
            return ring.TryGetUsed(out slot, out written);
        if (burst.Count == 0)
        {
            var used = new UsedSlot[traffic.Buffers];
            foreach (var buffer in used[..ring.TakeUsed(used)])
                burst.Enqueue(buffer);
        }

        var found = burst.TryDequeue(out var next);
        (slot, written) = next;
        return found;
    }

    private static bool TryTake<TDevice>(
        ref TDevice ring,
        Traffic traffic,
        Queue<(RingChain Chain, RingElement[] Elements)> burst,
        RingElement[] elements,
        out RingChain chain)
        where TDevice : struct, IDeviceRing
    {
        if (!traffic.IsBurst)
            return ring.TryGetAvailable(elements, out chain);
        if (burst.Count == 0)
        {
            var chains = new RingChain[traffic.Buffers];
            var room = new RingElement[2 * ring.QueueSize].AsSpan();
            foreach (var taken in chains[..ring.TakeAvailable(chains, room)])
            {
                burst.Enqueue((taken, room[..taken.ElementCount].ToArray()));
                room = room[taken.ElementCount..];
            }
        }

        var found = burst.TryDequeue(out var next);
        chain = next.Chain;
        next.Elements?.CopyTo(elements, 0);
        return found;
    }

    private static void Publish<TRing>(ref TRing ring, Traffic traffic, Flaw flaw)
        where TRing : struct, IRing
    {
        if (traffic.IsBurst)
        {
            ring.PublishToPoller();
            return;
        }

        Replay.OmitsBarriers = flaw == Flaw.NoBarrierInPublish;
        if (ring.Publish())
            Replay.Notify();
    }

    // A side that suppresses looks again after it asked for notifications; another looked when they came already. One that polls is awake.
    private static void Sleep<TRing>(ref TRing ring, Traffic traffic, Flaw flaw)
        where TRing : struct, IRing
    {
        if (traffic.IsBurst)
            return;
        Replay.OmitsBarriers = flaw == Flaw.NoBarrierInEnable;
        var isWaiting = traffic.IsSuppressing && ring.EnableNotifications();
        ExpectNoFault(ring.Fault);
        if (!isWaiting || flaw == Flaw.NoSecondLook)
            Replay.Wait();
    }

    private static void ExpectNoFault(RingFault fault) => Expect(!fault.IsFault, $"the ring stopped: {fault}");

    private static void Expect(bool isRight, string problem)
    {
        if (!isRight)
            throw new InvalidOperationException(problem);
    }
}
