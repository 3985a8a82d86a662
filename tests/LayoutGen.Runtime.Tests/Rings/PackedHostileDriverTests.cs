using LayoutGen.Rings;
using DeviceRing = LayoutGen.Rings.PackedDeviceRing<LayoutGen.Memory.NativeSharedMemory>;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>What the device's end does with a packed ring of 7 that a driver filled against the rules.</summary>
public class PackedHostileDriverTests
{
    private const int QueueSize = 7;
    private const ushort Next = 1;
    private const ushort Write = 2;
    private const ushort Indirect = 4;
    private const ushort Available = RawPackedRing.Available;

    private static readonly Dictionary<string, (Action<RawPackedRing> Attack, RingFault Expected)> Attacks = new()
    {
        ["chain that goes round the ring"] = (
            ring =>
            {
                for (var i = 0; i < QueueSize; i++)
                    ring.Descriptor(i, 0, 1, 0, Available | Next);
            },
            new(RingFaultReason.ChainTooLong, 0)),
        ["chain that goes round the ring, without bytes"] = (
            ring =>
            {
                for (var i = 0; i < QueueSize; i++)
                    ring.Descriptor(i, 0, 0, 0, Available | Next | Write);
            },
            new(RingFaultReason.ChainTooLong, 0)),
        ["readable after writable"] = (
            ring =>
            {
                ring.Descriptor(0, 0, 1, 0, Available | Next);
                ring.Descriptor(1, 0, 1, 0, Available | Next | Write);
                ring.Descriptor(2, 0, 1, 0, Available);
            },
            new(RingFaultReason.ReadableAfterWritable, 2)),
        ["readable after an empty writable"] = (
            ring =>
            {
                ring.Descriptor(0, 0, 0, 0, Available | Next | Write);
                ring.Descriptor(1, 0, 1, 0, Available);
            },
            new(RingFaultReason.ReadableAfterWritable, 1)),
        ["indirect head"] = (
            ring => ring.Descriptor(0, 0, 16, 0, Available | Indirect), new(RingFaultReason.IndirectNotNegotiated, 0)),
        ["indirect in a list"] = (
            ring =>
            {
                ring.Descriptor(0, 0, 1, 0, Available | Next);
                ring.Descriptor(1, 0, 16, 0, Available | Indirect | Write);
            },
            new(RingFaultReason.IndirectNotNegotiated, 1)),
    };

    public static TheoryData<string> Names => [.. Attacks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_attack_stops_the_ring_and_touches_nothing(string name)
    {
        using var raw = new RawPackedRing(QueueSize);
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

        raw.Descriptor(0, 0, 1, 0, Available);
        Assert.False(ring.TryGetAvailable(elements, out _));
        Assert.False(ring.EnableNotifications());
        Assert.Equal(expected, ring.Fault);
    }

    /// <summary>What the device holds, or has not published, the driver cannot have made available again.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Descriptors_in_the_device_count_until_they_are_published(int used)
    {
        using var raw = new RawPackedRing(2);
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, 2);
        var elements = new RingElement[2];
        raw.Descriptor(0, 0, 1, 0, Available);
        raw.Descriptor(1, 0, 1, 1, Available);
        Assert.True(ring.TryGetAvailable(elements, out var first));
        Assert.True(ring.TryGetAvailable(elements, out var second));
        foreach (var id in new[] { first.Id, second.Id }.Take(used))
            ring.MakeUsed(id, 0);

        raw.Descriptor(0, 0, 1, 0, RawPackedRing.AvailableInSecondLap);
        Assert.False(ring.TryGetAvailable(elements, out _));
        Assert.Equal(new(RingFaultReason.AvailableIndexTooFarAhead, 1), ring.Fault);
    }

    [Fact]
    public void A_chain_fits_into_what_the_driver_has()
    {
        using var raw = new RawPackedRing(3);
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, 3);
        raw.Descriptor(0, 0, 1, 0, Available);
        raw.Descriptor(1, 0, 1, 1, Available | Next);
        raw.Descriptor(2, 0, 1, 1, Available | Next);
        Assert.True(ring.TryGetAvailable(new RingElement[3], out _));

        Assert.False(ring.TryGetAvailable(new RingElement[3], out _));
        Assert.Equal(new(RingFaultReason.ChainTooLong, 1), ring.Fault);
    }

    // A descriptor is available only where AVAIL equals the lap's wrap counter and USED does not (virtio 1.4, 2.8.1).
    [Theory]
    [InlineData(0x0000)]
    [InlineData(0x8080)]
    [InlineData(0x8000)]
    [InlineData(0x7f7f)]
    public void What_is_not_available(ushort flags)
    {
        using var raw = new RawPackedRing(QueueSize);
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize);
        raw.Descriptor(0, 0, 1, 0, flags);

        Assert.False(ring.TryGetAvailable(new RingElement[QueueSize], out _));
        Assert.False(ring.EnableNotifications());
        Assert.False(ring.Fault.IsFault);
    }

    [Fact]
    public void The_first_fault_stays()
    {
        using var raw = new RawPackedRing(QueueSize);
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize);
        raw.Descriptor(0, 0, 1, 0, Available);
        raw.Descriptor(1, 0, 1, 1, Available);
        Assert.True(ring.TryGetAvailable(new RingElement[QueueSize], out var chain));

        ring.Break(RingFaultReason.OutsideMemory, chain.Id);
        ring.Break(RingFaultReason.MalformedBuffer, 1);

        Assert.Equal(new(RingFaultReason.OutsideMemory, chain.Id), ring.Fault);
        Assert.False(ring.TryGetAvailable(new RingElement[QueueSize], out _));
    }

    [Fact]
    public void Addresses_lengths_ids_and_unknown_flags_pass_through()
    {
        using var raw = new RawPackedRing(QueueSize);
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize);
        raw.Descriptor(0, ulong.MaxValue, uint.MaxValue, 1, Available | 0x7f78 | Next);
        raw.Descriptor(1, 0, 0, 2, Next);
        raw.Descriptor(2, 0x1234, 0, 0xfffe, 0x7f78 | Write);
        var elements = new RingElement[QueueSize];

        Assert.True(ring.TryGetAvailable(elements, out var chain));
        Assert.Equal((3, 2), (chain.ElementCount, chain.ReadableCount));
        Assert.Equal([new(ulong.MaxValue, uint.MaxValue, false), new(0, 0, false), new(0x1234, 0, true)], elements[..3]);

        ring.MakeUsed(chain.Id, 5);
        ring.Publish();
        Assert.Equal(new(0xfffe, 5u), raw.Reader.Used(0, true));
    }

    /// <summary>Nothing in the specification keeps a driver from giving two buffers the same id; the device hands both back.</summary>
    [Fact]
    public void Buffers_with_one_id_are_the_drivers_own_trouble()
    {
        using var raw = new RawPackedRing(QueueSize);
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize);
        raw.Descriptor(0, 0, 1, 9, Available | Next);
        raw.Descriptor(1, 0, 1, 9, Available);
        raw.Descriptor(2, 0, 1, 9, Available);
        Assert.True(ring.TryGetAvailable(new RingElement[QueueSize], out var first));
        Assert.True(ring.TryGetAvailable(new RingElement[QueueSize], out var second));

        ring.MakeUsed(first.Id, 0);
        ring.MakeUsed(second.Id, 0);
        ring.Publish();

        Assert.Equal(new(9, null), raw.Reader.Used(0, true));
        Assert.Equal(new(9, null), raw.Reader.Used(2, true));
    }

    [Fact]
    public void A_chain_may_be_as_long_as_the_queue()
    {
        using var raw = new RawPackedRing(QueueSize);
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize);
        for (var i = 0; i < QueueSize; i++)
            raw.Descriptor(i, 0, 1, 3, (ushort)(Available | Write | (i < QueueSize - 1 ? Next : 0)));

        Assert.True(ring.TryGetAvailable(new RingElement[QueueSize], out var chain));
        Assert.Equal((QueueSize, 0), (chain.ElementCount, chain.ReadableCount));
    }

    [Fact]
    public void Random_rings_neither_throw_nor_hang_nor_spill()
    {
        using var raw = new RawPackedRing(QueueSize);
        var elements = new RingElement[QueueSize];
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var ring = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize);
            var held = new List<ushort>();
            for (var round = 0; round < 6 && !ring.Fault.IsFault; round++)
            {
                raw.Scribble(random);
                for (var i = 0; i < QueueSize; i++)
                    raw.Descriptor(i, 0, 1, (ushort)random.Next(), (ushort)(random.Next(4) | (random.Next(3) == 0 ? 0x8000 : 0x80)));
                while (ring.TryGetAvailable(elements, out var chain))
                    held.Add(chain.Id);
                Assert.InRange(held.Count, 0, QueueSize);
                for (; held.Count > 0 && random.Next(4) != 0; held.RemoveAt(0))
                    ring.MakeUsed(held[0], (uint)random.Next());
                ring.Publish();
            }
        }

        raw.AssertNothingElseWasTouched();
    }
}
