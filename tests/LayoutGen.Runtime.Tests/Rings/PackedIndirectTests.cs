using LayoutGen.Rings;
using DeviceRing = LayoutGen.Rings.PackedDeviceRing<LayoutGen.Memory.NativeSharedMemory>;
using DriverRing = LayoutGen.Rings.PackedDriverRing<LayoutGen.Memory.NativeSharedMemory>;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>Indirect descriptors of packed rings (virtio 1.4, 2.8.7 and 2.8.19), in a ring of 7.</summary>
public class PackedIndirectTests
{
    private const int QueueSize = 7;
    private const ushort Next = 1;
    private const ushort Write = 2;
    private const ushort Indirect = 4;
    private const ushort Available = RawPackedRing.Available;
    private const ulong Tables = RawPackedRing.Tables;
    private const uint TablesSize = 16 * QueueSize * 3;

    private static readonly Dictionary<string, (Action<RawPackedRing> Attack, RingFault Expected)> Attacks = new()
    {
        ["table that goes on"] = (
            ring => ring.Descriptor(0, Tables, 32, 0, Available | Indirect | Next), new(RingFaultReason.IndirectWithNext, 0)),
        ["table behind a direct descriptor"] = (
            ring =>
            {
                ring.Descriptor(0, 0, 1, 0, Available | Next);
                ring.Descriptor(1, Tables, 32, 0, Available | Indirect);
            },
            new(RingFaultReason.IndirectWithNext, 1)),
        ["table without entries"] = (
            ring => ring.Descriptor(0, Tables, 0, 0, Available | Indirect), new(RingFaultReason.IndirectTableLength, 0)),
        ["table of an entry and a half"] = (
            ring => ring.Descriptor(0, Tables, 24, 0, Available | Indirect), new(RingFaultReason.IndirectTableLength, 24)),
        ["table outside the memory"] = (
            ring => ring.Descriptor(0, 0x40000, 16, 0, Available | Indirect), new(RingFaultReason.OutsideMemory, 0)),
        ["table half outside the memory"] = (
            ring => ring.Descriptor(0, 0x3fff0, 32, 0, Available | Indirect), new(RingFaultReason.OutsideMemory, 0)),
        ["table at the end of all addresses"] = (
            ring => ring.Descriptor(0, ulong.MaxValue, 0xfffffff0, 0, Available | Indirect), new(RingFaultReason.OutsideMemory, 0)),
        ["table longer than the queue"] = (
            ring => ring.Descriptor(0, Tables, 16 * (QueueSize + 1), 0, Available | Indirect), new(RingFaultReason.ChainTooLong, 0)),
        ["readable after writable in a table"] = (
            ring =>
            {
                ring.Descriptor(0, Tables, 48, 0, Available | Indirect);
                ring.TableEntry(0, 0, 1);
                ring.TableEntry(1, 0, 1, Write);
                ring.TableEntry(2, 0, 1);
            },
            new(RingFaultReason.ReadableAfterWritable, 2)),
    };

    public static TheoryData<string> Names => [.. Attacks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_attack_stops_the_ring_and_touches_nothing(string name)
    {
        using var raw = new RawPackedRing(QueueSize, TablesSize);
        var (attack, expected) = Attacks[name];
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize, RingOptions.Indirect);
        attack(raw);
        var before = raw.Snapshot();

        Assert.False(ring.TryGetAvailable(new RingElement[QueueSize], out var chain));
        Assert.Equal(default, chain);
        Assert.Equal(expected, ring.Fault);
        Assert.Equal(before, raw.Snapshot());
        raw.AssertNothingElseWasTouched();
    }

    /// <summary>In a table only WRITE counts; its entries are the buffer, and one descriptor of the ring is used (2.8.7).</summary>
    [Fact]
    public void A_device_ignores_every_other_flag_in_a_table()
    {
        using var raw = new RawPackedRing(QueueSize, TablesSize);
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize, RingOptions.Indirect);
        raw.Descriptor(0, Tables, 48, 0xabc, Available | Indirect | Write);
        raw.TableEntry(0, 0x100, 1, unchecked((ushort)~Write));
        raw.TableEntry(1, 0x200, 2, Indirect | Write);
        raw.TableEntry(2, 0x300, 3, Next | Write);
        raw.Descriptor(1, 0x400, 4, 5, Available);
        var elements = new RingElement[QueueSize];

        Assert.True(ring.TryGetAvailable(elements, out var chain));
        Assert.Equal((3, 1), (chain.ElementCount, chain.ReadableCount));
        Assert.Equal([new(0x100, 1, false), new(0x200, 2, true), new(0x300, 3, true)], elements[..3]);
        Assert.True(ring.TryGetAvailable(elements, out var second));
        ring.MakeUsed(chain.Id, 5);
        ring.MakeUsed(second.Id, 0);
        ring.Publish();
        Assert.Equal(new(0xabc, 5), raw.Reader.Used(0, true));
        Assert.Equal(new(5, null), raw.Reader.Used(1, true));
    }

    [Fact]
    public void A_driver_puts_several_elements_into_a_table_and_one_into_the_ring()
    {
        using var raw = new RawPackedRing(QueueSize, TablesSize);
        var ring = DriverRing.Create(raw.Memory, raw.Addresses, QueueSize, 3, RingOptions.Indirect, Tables);
        Assert.Equal(QueueSize, ring.SlotCount);
        RingElement[] three = [new(0x100, 1, false), new(0x200, 2, true), new(0x300, 3, true)];
        ring.MakeAvailable(4, three);
        ring.MakeAvailable(6, [new(0x400, 4, true)]);
        ring.MakeAvailable(5, three.AsSpan(1));
        ring.Publish();

        var chains = raw.Reader.AvailableChains();
        Assert.Equal([4, 6, 5], chains.Select(chain => (int)chain.Id));
        Assert.Equal([new(0x100, 1, false), new(0x200, 2, true), new(0x300, 3, true)], chains[0].Elements);
        Assert.Equal([new(0x400, 4, true)], chains[1].Elements);
        Assert.Equal([new(0x200, 2, true), new(0x300, 3, true)], chains[2].Elements);
        raw.AssertNothingElseWasTouched();

        raw.Descriptor(0, 0, 5, 5, RawPackedRing.Used | Write);
        raw.Descriptor(1, 0, 6, 4, RawPackedRing.Used | Write);
        Assert.True(ring.TryGetUsed(out var slot, out var written));
        Assert.Equal((5, 5u), (slot, written));
        Assert.False(ring.TryGetUsed(out _, out _));
        Assert.Equal(new(RingFaultReason.UsedLengthTooLarge, 6), ring.Fault);
    }

    [Theory]
    [InlineData(RingOptions.Indirect)]
    [InlineData(RingOptions.Indirect | RingOptions.EventIndex)]
    public void Buffers_travel(RingOptions options)
    {
        using var raw = new RawPackedRing(QueueSize, TablesSize);
        var driver = DriverRing.Create(raw.Memory, raw.Addresses, QueueSize, 3, options, Tables);
        var device = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize, options);
        RingTraffic.Run(ref driver, ref device, 20_000);
        raw.AssertNothingElseWasTouched();
    }
}
