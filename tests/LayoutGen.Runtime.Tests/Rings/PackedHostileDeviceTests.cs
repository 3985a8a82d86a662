using LayoutGen.Rings;
using DriverRing = LayoutGen.Rings.PackedDriverRing<LayoutGen.Memory.NativeSharedMemory>;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>
/// What the driver's end does with used descriptors that a device wrote against the rules. The ring has 7 descriptors and 3 slots of
/// 2; slot 0 (descriptors 0 and 1, 100 writable bytes) and slot 1 (descriptor 2, readable only) are in flight.
/// </summary>
public class PackedHostileDeviceTests
{
    private const int QueueSize = 7;
    private const ushort Write = 2;
    private const ushort Used = RawPackedRing.Used;

    private static readonly Dictionary<string, (Action<RawPackedRing> Attack, RingFault Expected)> Attacks = new()
    {
        ["id behind the slots"] = (ring => ring.Descriptor(0, 0, 0, 3, Used), new(RingFaultReason.UsedIdOutOfRange, 3)),
        ["largest id"] = (ring => ring.Descriptor(0, 0, 0, 0xffff, Used), new(RingFaultReason.UsedIdOutOfRange, 0xffff)),
        ["id of a slot that is not in flight"] = (
            ring => ring.Descriptor(0, 0, 0, 2, Used), new(RingFaultReason.UsedIdNotInFlight, 2)),
        ["length above the writable bytes"] = (
            ring => ring.Descriptor(0, 0, 101, 0, Used | Write), new(RingFaultReason.UsedLengthTooLarge, 101)),
        ["largest length"] = (
            ring => ring.Descriptor(0, 0, 0xffffffff, 0, Used | Write), new(RingFaultReason.UsedLengthTooLarge, 0xffffffff)),
    };

    public static TheoryData<string> Names => [.. Attacks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_attack_stops_the_ring_and_touches_nothing(string name)
    {
        using var raw = new RawPackedRing(QueueSize);
        var (attack, expected) = Attacks[name];
        var ring = Start(raw);
        attack(raw);

        Assert.False(ring.TryGetUsed(out var slot, out var written));
        Assert.Equal((0, 0u), (slot, written));
        Assert.Equal(expected, ring.Fault);
        raw.AssertNothingElseWasTouched();

        raw.Descriptor(0, 0, 1, 0, Used | Write);
        Assert.False(ring.TryGetUsed(out _, out _));
        Assert.False(ring.EnableNotifications());
        ring.MakeAvailable(2, [new(RawPackedRing.Buffers, 1, true)]);
        Assert.False(ring.Publish());
        Assert.Empty(raw.Reader.AvailableChains(3));
        Assert.Equal(expected, ring.Fault);
    }

    [Fact]
    public void A_buffer_used_twice_stops_the_ring()
    {
        using var raw = new RawPackedRing(QueueSize);
        var ring = Start(raw);
        raw.Descriptor(0, 0, 1, 0, Used | Write);
        raw.Descriptor(2, 0, 1, 0, Used | Write);

        Assert.True(ring.TryGetUsed(out _, out _));
        Assert.False(ring.TryGetUsed(out _, out _));
        Assert.Equal(new(RingFaultReason.UsedIdNotInFlight, 0), ring.Fault);
    }

    [Fact]
    public void A_buffer_that_was_not_published_cannot_be_used()
    {
        using var raw = new RawPackedRing(QueueSize);
        var ring = Start(raw);
        ring.MakeAvailable(2, [new(RawPackedRing.Buffers, 1, true), new(RawPackedRing.Buffers, 1, true)]);
        raw.Descriptor(0, 0, 0, 1, Used);
        raw.Descriptor(1, 0, 0, 0, Used);
        raw.Descriptor(3, 0, 0, 2, Used);

        Assert.True(ring.TryGetUsed(out _, out _));
        Assert.True(ring.TryGetUsed(out _, out _));
        Assert.False(ring.TryGetUsed(out _, out _));
        Assert.False(ring.Fault.IsFault);
    }

    [Fact]
    public void A_buffer_longer_than_what_was_published_cannot_be_used()
    {
        using var raw = new RawPackedRing(QueueSize);
        var ring = DriverRing.Create(raw.Memory, raw.Addresses, QueueSize, 2);
        ring.MakeAvailable(0, [new(RawPackedRing.Buffers, 1, true)]);
        ring.Publish();
        ring.MakeAvailable(1, [new(RawPackedRing.Buffers, 1, true), new(RawPackedRing.Buffers, 1, true)]);
        raw.Descriptor(0, 0, 0, 1, Used);

        Assert.False(ring.TryGetUsed(out _, out _));
        Assert.Equal(new(RingFaultReason.UsedIdNotInFlight, 1), ring.Fault);
    }

    // A descriptor is used only where both marks equal the lap's wrap counter (virtio 1.4, 2.8.1): 1 in the first lap.
    [Theory]
    [InlineData(0x0000)]
    [InlineData(0x0080)]
    [InlineData(0x8000)]
    [InlineData(0x7f7f)]
    public void What_is_not_used(ushort flags)
    {
        using var raw = new RawPackedRing(QueueSize);
        var ring = Start(raw);
        raw.Descriptor(0, 0, 1, 0, flags);

        Assert.False(ring.TryGetUsed(out _, out _));
        Assert.False(ring.EnableNotifications());
        Assert.False(ring.Fault.IsFault);
    }

    // The length counts only if something was writable, and without the flag WRITE (virtio 1.4, 2.8.4), which QEMU never sets, only if
    // it can be meant.
    [Theory]
    [InlineData(0, 0, Write, 0, 0)]
    [InlineData(0, 100, Write, 0, 100)]
    [InlineData(0, 0xffffffff, 0, 0, 0)]
    [InlineData(0, 7, 0x7f7d, 0, 7)]
    [InlineData(0, 7, 0x7f7f, 0, 7)]
    [InlineData(1, 0xffffffff, Write, 1, 0)]
    public void What_is_believed(ushort id, uint length, ushort otherFlags, int slot, uint written)
    {
        using var raw = new RawPackedRing(QueueSize);
        var ring = Start(raw);
        raw.Descriptor(0, 0, length, id, (ushort)(Used | otherFlags));

        Assert.True(ring.TryGetUsed(out var usedSlot, out var usedWritten));
        Assert.Equal((slot, written), (usedSlot, usedWritten));
        Assert.False(ring.Fault.IsFault);
    }

    /// <summary>A buffer's length in descriptors is remembered, so whatever the device leaves in them, the next one is found.</summary>
    [Fact]
    public void What_the_driver_wrote_itself_it_never_reads_back()
    {
        using var raw = new RawPackedRing(QueueSize);
        var ring = Start(raw);
        for (var i = 0; i < QueueSize; i++)
            raw.Descriptor(i, ulong.MaxValue, uint.MaxValue, ushort.MaxValue, ushort.MaxValue & ~Used);
        raw.Memory.GetSpan(new(raw.Addresses.Driver, 4)).Fill(0xff);
        raw.Descriptor(0, 0, 7, 0, Used | Write);
        raw.Descriptor(2, 0, 0, 1, Used);

        Assert.True(ring.TryGetUsed(out var first, out var written));
        Assert.True(ring.TryGetUsed(out var second, out _));
        Assert.Equal((0, 1, 7u), (first, second, written));
        ring.MakeAvailable(2, [new(RawPackedRing.Buffers, 1, true)]);
        ring.Publish();
        Assert.Equal(2, Assert.Single(raw.Reader.AvailableChains(3)).Id);
    }

    [Fact]
    public void A_ring_that_is_made_anew_works_again()
    {
        using var raw = new RawPackedRing(QueueSize);
        var ring = Start(raw);
        raw.Descriptor(0, 0, 0, 3, Used);
        Assert.False(ring.TryGetUsed(out _, out _));
        Assert.True(ring.Fault.IsFault);

        ring = Start(raw);
        raw.Descriptor(0, 0, 1, 1, Used | Write);
        Assert.True(ring.TryGetUsed(out var slot, out _));
        Assert.Equal(1, slot);
        Assert.False(ring.Fault.IsFault);
    }

    [Fact]
    public void Random_rings_neither_throw_nor_hang_nor_spill()
    {
        using var raw = new RawPackedRing(QueueSize);
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var ring = Start(raw);
            raw.Scribble(random);
            for (var i = 0; i < QueueSize; i++)
            {
                var flags = random.Next(4) == 0 ? random.Next() : Used | Write;
                raw.Descriptor(i, 0, (uint)random.Next(120), (ushort)random.Next(4), (ushort)flags);
            }

            var free = new HashSet<int> { 2 };
            while (ring.TryGetUsed(out var slot, out var written))
            {
                Assert.True(free.Add(slot), "A slot came back twice.");
                Assert.InRange(written, 0u, slot == 0 ? 100u : 0u);
            }

            foreach (var slot in free)
                ring.MakeAvailable(slot, [new(RawPackedRing.Buffers, 1, true)]);
            ring.Publish();
        }

        raw.AssertNothingElseWasTouched();
    }

    private static DriverRing Start(RawPackedRing raw)
    {
        var ring = DriverRing.Create(raw.Memory, raw.Addresses, QueueSize, 2);
        ring.MakeAvailable(0, [new(RawPackedRing.Buffers, 40, false), new(RawPackedRing.Buffers + 40, 100, true)]);
        ring.MakeAvailable(1, [new(RawPackedRing.Buffers, 140, false)]);
        ring.Publish();
        return ring;
    }
}
