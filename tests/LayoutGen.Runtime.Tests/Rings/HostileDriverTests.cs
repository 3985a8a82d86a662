using LayoutGen.Rings;
using DeviceRing = LayoutGen.Rings.SplitDeviceRing<LayoutGen.Memory.NativeSharedMemory, LayoutGen.Memory.LittleEndian>;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>What the device's end does with a ring of 8 that a driver filled against the rules.</summary>
public class HostileDriverTests
{
    private const int QueueSize = 8;
    private const ushort Next = 1;
    private const ushort Write = 2;
    private const ushort Indirect = 4;

    private static readonly Dictionary<string, (Action<RawSplitRing> Attack, RingFault Expected)> Attacks = new()
    {
        ["head behind the table"] = (ring => ring.MakeAvailable(8), new(RingFaultReason.HeadOutOfRange, 8)),
        ["head far behind the table"] = (ring => ring.MakeAvailable(0xffff), new(RingFaultReason.HeadOutOfRange, 0xffff)),
        ["next behind the table"] = (
            ring =>
            {
                ring.Descriptor(0, 0, 1, Next, 8);
                ring.MakeAvailable(0);
            },
            new(RingFaultReason.NextOutOfRange, 8)),
        ["next far behind the table"] = (
            ring =>
            {
                ring.Descriptor(0, 0, 1, Next, 0xffff);
                ring.MakeAvailable(0);
            },
            new(RingFaultReason.NextOutOfRange, 0xffff)),
        ["descriptor that is its own next"] = (
            ring =>
            {
                ring.Descriptor(3, 0, 1, Next, 3);
                ring.MakeAvailable(3);
            },
            new(RingFaultReason.ChainTooLong, 3)),
        ["loop of two, without bytes"] = (
            ring =>
            {
                ring.Descriptor(5, 0, 0, Next | Write, 6);
                ring.Descriptor(6, 0, 0, Next | Write, 5);
                ring.MakeAvailable(5);
            },
            new(RingFaultReason.ChainTooLong, 5)),
        ["loop through the whole table"] = (
            ring =>
            {
                for (ushort i = 0; i < QueueSize; i++)
                    ring.Descriptor(i, 0, 1, Next, (ushort)((i + 1) % QueueSize));
                ring.MakeAvailable(2);
            },
            new(RingFaultReason.ChainTooLong, 2)),
        ["readable after writable"] = (
            ring =>
            {
                ring.Descriptor(0, 0, 1, Next, 4);
                ring.Descriptor(4, 0, 1, Next | Write, 7);
                ring.Descriptor(7, 0, 1);
                ring.MakeAvailable(0);
            },
            new(RingFaultReason.ReadableAfterWritable, 7)),
        ["readable after an empty writable"] = (
            ring =>
            {
                ring.Descriptor(0, 0, 0, Next | Write, 1);
                ring.Descriptor(1, 0, 1);
                ring.MakeAvailable(0);
            },
            new(RingFaultReason.ReadableAfterWritable, 1)),
        ["indirect head"] = (
            ring =>
            {
                ring.Descriptor(0, 0, 16, Indirect);
                ring.MakeAvailable(0);
            },
            new(RingFaultReason.IndirectNotNegotiated, 0)),
        ["indirect behind the head"] = (
            ring =>
            {
                ring.Descriptor(0, 0, 1, Next, 1);
                ring.Descriptor(1, 0, 16, Indirect | Write | Next, 1);
                ring.MakeAvailable(0);
            },
            new(RingFaultReason.IndirectNotNegotiated, 1)),
        ["more buffers than the queue has room for"] = (
            ring => ring.AvailableIndex = 9, new(RingFaultReason.AvailableIndexTooFarAhead, 9)),
        ["index that went back"] = (
            ring => ring.AvailableIndex = 0xffff, new(RingFaultReason.AvailableIndexTooFarAhead, 0xffff)),
    };

    public static TheoryData<string> Names => [.. Attacks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_attack_stops_the_ring_and_touches_nothing(string name)
    {
        using var raw = new RawSplitRing(QueueSize);
        var (attack, expected) = Attacks[name];
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize);
        var elements = new RingElement[QueueSize];
        attack(raw);
        var before = raw.Snapshot();

        Assert.False(ring.TryGetAvailable(elements, out var chain));
        Assert.Equal(default, chain);
        Assert.Equal(expected, ring.Fault);
        Assert.False(ring.Publish());
        Assert.Equal(before, raw.Snapshot());
        raw.AssertNothingElseWasTouched();

        raw.Descriptor(0, 0, 1);
        raw.MakeAvailable(0);
        Assert.False(ring.TryGetAvailable(elements, out _));
        Assert.False(ring.EnableNotifications());
        Assert.Equal(expected, ring.Fault);
    }

    [Theory]
    [InlineData(0, 0xfffe)]
    [InlineData(1, 0xffff)]
    [InlineData(3, 1)]
    [InlineData(0xffff, 0xfffd)]
    public void Buffers_in_the_device_count_until_they_are_published(ushort index, ushort more)
    {
        using var raw = new RawSplitRing(2);
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, 2);
        raw.MakeAvailable(0, 1);
        for (var i = 0; i < 2; i++)
            Assert.True(ring.TryGetAvailable(new RingElement[2], out _));
        ring.MakeUsed(0, 0);

        raw.AvailableIndex = index;
        Assert.False(ring.TryGetAvailable(new RingElement[2], out _));
        Assert.Equal(new(RingFaultReason.AvailableIndexTooFarAhead, more), ring.Fault);
    }

    [Fact]
    public void The_first_fault_stays()
    {
        using var raw = new RawSplitRing(QueueSize);
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize);
        raw.MakeAvailable(0, 1);
        Assert.True(ring.TryGetAvailable(new RingElement[QueueSize], out var chain));

        ring.Break(RingFaultReason.OutsideMemory, chain.Id);
        ring.Break(RingFaultReason.MalformedBuffer, 1);

        Assert.Equal(new(RingFaultReason.OutsideMemory, 0), ring.Fault);
        Assert.False(ring.TryGetAvailable(new RingElement[QueueSize], out _));
    }

    [Fact]
    public void Addresses_lengths_and_unknown_flags_pass_through()
    {
        using var raw = new RawSplitRing(QueueSize);
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize);
        raw.Descriptor(6, ulong.MaxValue, uint.MaxValue, 0xfff8 | Next, 2);
        raw.Descriptor(2, 0, 0, Next, 0);
        raw.Descriptor(0, 0x1234, 0, 0xfff8 | Write, 0xffff);
        raw.MakeAvailable(6);
        var elements = new RingElement[QueueSize];

        Assert.True(ring.TryGetAvailable(elements, out var chain));

        Assert.Equal(new(6, 3, 2), chain);
        Assert.Equal([new(ulong.MaxValue, uint.MaxValue, false), new(0, 0, false), new(0x1234, 0, true)], elements[..3]);
    }

    [Fact]
    public void A_chain_may_be_as_long_as_the_queue()
    {
        using var raw = new RawSplitRing(QueueSize);
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize);
        for (ushort i = 0; i < QueueSize; i++)
            raw.Descriptor(i, i, 1, i == 2 ? Write : (ushort)(Next | Write), (ushort)((i + 1) % QueueSize));
        raw.MakeAvailable(3);

        Assert.True(ring.TryGetAvailable(new RingElement[QueueSize], out var chain));
        Assert.Equal(new(3, QueueSize, 0), chain);
    }

    [Fact]
    public void Random_rings_neither_throw_nor_hang_nor_spill()
    {
        using var raw = new RawSplitRing(QueueSize);
        var elements = new RingElement[QueueSize];
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var ring = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize);
            for (var round = 0; round < 4 && !ring.Fault.IsFault; round++)
            {
                raw.Scribble(random);
                raw.AvailableIndex = (ushort)random.Next(2 * QueueSize);
                for (var i = 0; i < QueueSize; i++)
                    raw.Descriptor(i, 0, 1, (ushort)random.Next(4), (ushort)random.Next(QueueSize + 1));
                var taken = 0;
                while (ring.TryGetAvailable(elements, out var chain))
                {
                    taken++;
                    ring.MakeUsed(chain.Id, 0);
                }

                Assert.InRange(taken, 0, QueueSize);
                ring.Publish();
            }
        }

        raw.AssertNothingElseWasTouched();
    }
}
