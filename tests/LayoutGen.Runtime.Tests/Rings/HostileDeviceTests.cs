using LayoutGen.Rings;
using DriverRing = LayoutGen.Rings.SplitDriverRing<LayoutGen.Memory.NativeSharedMemory, LayoutGen.Memory.LittleEndian>;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>
/// What the driver's end does with a used ring that a device filled against the rules. The ring has 8 descriptors and 4 slots of
/// 2; slot 0 (id 0, 100 writable bytes) and slot 1 (id 2, readable only) are in flight.
/// </summary>
public class HostileDeviceTests
{
    private const int QueueSize = 8;

    private static readonly Dictionary<string, (Action<RawSplitRing> Attack, RingFault Expected)> Attacks = new()
    {
        ["more used than in flight"] = (ring => ring.UsedIndex = 3, new(RingFaultReason.UsedIndexTooFarAhead, 3)),
        ["index that went back"] = (ring => ring.UsedIndex = 0xffff, new(RingFaultReason.UsedIndexTooFarAhead, 0xffff)),
        ["id behind the table"] = (ring => ring.MakeUsed((8, 0)), new(RingFaultReason.UsedIdOutOfRange, 8)),
        ["id whose low half is in flight"] = (ring => ring.MakeUsed((0x10000, 0)), new(RingFaultReason.UsedIdOutOfRange, 0x10000)),
        ["largest id"] = (ring => ring.MakeUsed((0xffffffff, 0)), new(RingFaultReason.UsedIdOutOfRange, 0xffffffff)),
        ["id inside a slot"] = (ring => ring.MakeUsed((1, 0)), new(RingFaultReason.UsedIdNotHead, 1)),
        ["id of a slot that is not in flight"] = (ring => ring.MakeUsed((4, 0)), new(RingFaultReason.UsedIdNotInFlight, 4)),
        ["length above the writable bytes"] = (ring => ring.MakeUsed((0, 101)), new(RingFaultReason.UsedLengthTooLarge, 101)),
        ["largest length"] = (ring => ring.MakeUsed((0, 0xffffffff)), new(RingFaultReason.UsedLengthTooLarge, 0xffffffff)),
    };

    public static TheoryData<string> Names => [.. Attacks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_attack_stops_the_ring_and_touches_nothing(string name)
    {
        using var raw = new RawSplitRing(QueueSize);
        var (attack, expected) = Attacks[name];
        var ring = Start(raw);
        attack(raw);

        Assert.False(ring.TryGetUsed(out var slot, out var written));
        Assert.Equal((0, 0u), (slot, written));
        Assert.Equal(expected, ring.Fault);
        raw.AssertNothingElseWasTouched();

        raw.MakeUsed((0, 1));
        Assert.False(ring.TryGetUsed(out _, out _));
        Assert.False(ring.EnableNotifications());
        ring.MakeAvailable(2, [new(RawSplitRing.Buffers, 1, true)]);
        Assert.False(ring.Publish());
        Assert.Equal(2, raw.AvailableIndex);
        Assert.Equal(expected, ring.Fault);
    }

    [Fact]
    public void A_buffer_that_was_not_published_cannot_be_used_in_place_of_one_that_was()
    {
        using var raw = new RawSplitRing(QueueSize);
        var ring = DriverRing.Create(raw.Memory, raw.Addresses, QueueSize, 1);
        ring.MakeAvailable(0, [new(RawSplitRing.Buffers, 8, true)]);
        ring.Publish();
        ring.MakeAvailable(3, [new(RawSplitRing.Buffers, 8, true)]);
        raw.MakeUsed((3, 1));

        Assert.False(ring.TryGetUsed(out _, out _));
        Assert.Equal(new(RingFaultReason.UsedIdNotInFlight, 3), ring.Fault);
    }

    [Fact]
    public void A_buffer_used_twice_stops_the_ring()
    {
        using var raw = new RawSplitRing(QueueSize);
        var ring = Start(raw);
        raw.MakeUsed((0, 1), (0, 1));

        Assert.True(ring.TryGetUsed(out _, out _));
        Assert.False(ring.TryGetUsed(out _, out _));
        Assert.Equal(new(RingFaultReason.UsedIdNotInFlight, 0), ring.Fault);
    }

    [Fact]
    public void A_buffer_that_was_not_published_cannot_be_used()
    {
        using var raw = new RawSplitRing(QueueSize);
        var ring = DriverRing.Create(raw.Memory, raw.Addresses, QueueSize, 2);
        ring.MakeAvailable(0, [new(RawSplitRing.Buffers, 100, true)]);
        raw.MakeUsed((0, 1));

        Assert.False(ring.TryGetUsed(out _, out _));
        Assert.Equal(new(RingFaultReason.UsedIndexTooFarAhead, 1), ring.Fault);
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(0, 100, 0, 100)]
    [InlineData(2, 0, 1, 0)]
    [InlineData(2, 0xffffffff, 1, 0)]
    public void What_is_believed(uint id, uint length, int slot, uint written)
    {
        using var raw = new RawSplitRing(QueueSize);
        var ring = Start(raw);
        raw.MakeUsed((id, length));

        Assert.True(ring.TryGetUsed(out var usedSlot, out var usedWritten));
        Assert.Equal((slot, written), (usedSlot, usedWritten));
        Assert.False(ring.Fault.IsFault);
    }

    [Fact]
    public void What_the_driver_wrote_itself_it_never_reads_back()
    {
        using var raw = new RawSplitRing(QueueSize);
        var ring = Start(raw);
        raw.Memory.GetSpan(new(raw.Addresses.Descriptors, 16 * QueueSize)).Fill(0xff);
        raw.Memory.GetSpan(new(raw.Addresses.Driver, 6 + (2 * QueueSize))).Fill(0xff);
        raw.MakeUsed((2, 0), (0, 7));

        Assert.True(ring.TryGetUsed(out var first, out _));
        Assert.True(ring.TryGetUsed(out var second, out var written));
        Assert.Equal((1, 0, 7u), (first, second, written));
        ring.MakeAvailable(3, [new(RawSplitRing.Buffers, 1, true)]);
        ring.Publish();
        Assert.Equal(3, raw.AvailableIndex);
    }

    [Fact]
    public void Random_rings_neither_throw_nor_hang_nor_spill()
    {
        using var raw = new RawSplitRing(QueueSize);
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var ring = Start(raw);
            raw.Scribble(random);
            raw.MakeUsed([.. Enumerable.Range(0, random.Next(4)).Select(_ => ((uint)random.Next(QueueSize + 1), (uint)random.Next(120)))]);
            var free = new HashSet<int> { 2, 3 };
            while (ring.TryGetUsed(out var slot, out var written))
            {
                Assert.True(free.Add(slot), "A slot came back twice.");
                Assert.InRange(written, 0u, slot == 0 ? 100u : 0u);
            }

            foreach (var slot in free)
                ring.MakeAvailable(slot, [new(RawSplitRing.Buffers, 1, true)]);
            ring.Publish();
        }

        raw.AssertNothingElseWasTouched();
    }

    private static DriverRing Start(RawSplitRing raw)
    {
        var ring = DriverRing.Create(raw.Memory, raw.Addresses, QueueSize, 2);
        ring.MakeAvailable(0, [new(RawSplitRing.Buffers, 40, false), new(RawSplitRing.Buffers + 40, 100, true)]);
        ring.MakeAvailable(1, [new(RawSplitRing.Buffers, 140, false)]);
        ring.Publish();
        return ring;
    }
}
