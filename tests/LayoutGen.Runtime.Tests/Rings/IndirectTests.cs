using LayoutGen.Memory;
using LayoutGen.Rings;
using VirtioSpecification;
using DeviceRing = LayoutGen.Rings.SplitDeviceRing<LayoutGen.Memory.NativeSharedMemory, LayoutGen.Memory.LittleEndian>;
using DriverRing = LayoutGen.Rings.SplitDriverRing<LayoutGen.Memory.NativeSharedMemory, LayoutGen.Memory.LittleEndian>;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>Indirect descriptors of split rings (virtio 1.4, 2.7.5.3), in a ring of 8.</summary>
public class IndirectTests
{
    private const int QueueSize = 8;
    private const ushort Next = 1;
    private const ushort Write = 2;
    private const ushort Indirect = 4;
    private const ulong Tables = RawSplitRing.Tables;
    private const uint TablesSize = 16 * QueueSize * 3;

    private static readonly Dictionary<string, (Action<RawSplitRing> Attack, RingFault Expected)> Attacks = new()
    {
        ["table in a table"] = (
            ring =>
            {
                ring.Descriptor(0, Tables, 32, Indirect);
                ring.TableEntry(0, 0, 1, Next, 1);
                ring.TableEntry(1, Tables, 32, Indirect);
            },
            new(RingFaultReason.IndirectNested, 1)),
        ["table that goes on"] = (
            ring => ring.Descriptor(0, Tables, 32, Indirect | Next, 1), new(RingFaultReason.IndirectWithNext, 0)),
        ["table without entries"] = (ring => ring.Descriptor(0, Tables, 0, Indirect), new(RingFaultReason.IndirectTableLength, 0)),
        ["table of an entry and a half"] = (
            ring => ring.Descriptor(0, Tables, 24, Indirect), new(RingFaultReason.IndirectTableLength, 24)),
        ["largest table"] = (
            ring => ring.Descriptor(0, Tables, 0xffffffff, Indirect), new(RingFaultReason.IndirectTableLength, 0xffffffff)),
        ["table outside the memory"] = (
            ring => ring.Descriptor(0, 0x40000, 16, Indirect), new(RingFaultReason.OutsideMemory, 0)),
        ["table half outside the memory"] = (
            ring => ring.Descriptor(0, 0x3fff0, 32, Indirect), new(RingFaultReason.OutsideMemory, 0)),
        ["table at the end of all addresses"] = (
            ring => ring.Descriptor(0, ulong.MaxValue, 0xfffffff0, Indirect), new(RingFaultReason.OutsideMemory, 0)),
        ["next behind the table"] = (
            ring =>
            {
                ring.Descriptor(0, Tables, 32, Indirect);
                ring.TableEntry(0, 0, 1, Next, 2);
            },
            new(RingFaultReason.NextOutOfRange, 2)),
        ["loop in a table"] = (
            ring =>
            {
                ring.Descriptor(0, Tables, 32, Indirect);
                ring.TableEntry(0, 0, 0, Next | Write, 1);
                ring.TableEntry(1, 0, 0, Next | Write, 0);
            },
            new(RingFaultReason.ChainTooLong, 0)),
        ["longer than the queue together"] = (
            ring =>
            {
                ring.Descriptor(0, 0, 1, Next, 1);
                ring.Descriptor(1, Tables, 16 * QueueSize, Indirect);
                for (ushort i = 0; i < QueueSize; i++)
                    ring.TableEntry(i, 0, 1, i < QueueSize - 1 ? Next : (ushort)0, (ushort)(i + 1));
            },
            new(RingFaultReason.ChainTooLong, 0)),
        ["readable in a table after writable in the ring"] = (
            ring =>
            {
                ring.Descriptor(0, 0, 1, Next | Write, 1);
                ring.Descriptor(1, Tables, 16, Indirect);
                ring.TableEntry(0, 0, 1);
            },
            new(RingFaultReason.ReadableAfterWritable, 0)),
    };

    public static TheoryData<string> Names => [.. Attacks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_attack_stops_the_ring_and_touches_nothing(string name)
    {
        using var raw = new RawSplitRing(QueueSize, tablesSize: TablesSize);
        var (attack, expected) = Attacks[name];
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize, RingOptions.Indirect);
        attack(raw);
        raw.MakeAvailable(0);
        var before = raw.Snapshot();

        Assert.False(ring.TryGetAvailable(new RingElement[QueueSize], out var chain));
        Assert.Equal(default, chain);
        Assert.Equal(expected, ring.Fault);
        Assert.Equal(before, raw.Snapshot());
        raw.AssertNothingElseWasTouched();
    }

    /// <summary>Direct descriptors may come first, and the flag WRITE of the one that refers to the table is ignored (2.7.5.3.2).</summary>
    [Theory]
    [InlineData(Tables)]
    [InlineData(Tables + 7)]
    public void A_device_takes_direct_descriptors_and_a_table_behind_them(ulong table)
    {
        using var raw = new RawSplitRing(QueueSize, tablesSize: TablesSize);
        var ring = DeviceRing.Create(raw.Memory, raw.Addresses, QueueSize, RingOptions.Indirect);
        raw.Descriptor(4, 0x100, 1, Next, 6);
        raw.Descriptor(6, table, 48, Indirect | Write);
        raw.TableEntry(0, 0x200, 2, Next, 2);
        raw.TableEntry(2, 0x300, 3, Write);
        raw.Memory.GetSpan(new(Tables, 48)).ToArray().CopyTo(raw.Memory.GetSpan(new(table, 48)));
        raw.MakeAvailable(4);
        var elements = new RingElement[QueueSize];

        Assert.True(ring.TryGetAvailable(elements, out var chain));
        Assert.Equal(new(4, 3, 2, isIndirect: true), chain);
        Assert.Equal([new(0x100, 1, false), new(0x200, 2, false), new(0x300, 3, true)], elements[..3]);
    }

    [Fact]
    public void A_driver_puts_several_elements_into_a_table_and_one_into_the_ring()
    {
        using var raw = new RawSplitRing(QueueSize, tablesSize: TablesSize);
        var ring = DriverRing.Create(raw.Memory, raw.Addresses, QueueSize, 3, RingOptions.Indirect, Tables);
        Assert.Equal(QueueSize, ring.SlotCount);
        RingElement[] three = [new(0x100, 1, false), new(0x200, 2, true), new(0x300, 3, true)];
        ring.MakeAvailable(5, three);
        ring.MakeAvailable(7, [new(0x400, 4, true)]);
        ring.MakeAvailable(6, three.AsSpan(1));
        ring.Publish();

        var chains = new SplitRingReader(
            (address, length) => raw.Memory.GetSpan(new(address, (uint)length)).ToArray(),
            raw.Addresses.Descriptors,
            raw.Addresses.Driver,
            raw.Addresses.Device,
            QueueSize,
            bigEndian: false,
            indirect: true).AvailableChains();
        Assert.Equal([new(0x100, 1, false), new(0x200, 2, true), new(0x300, 3, true)], chains[0]);
        Assert.Equal([new(0x400, 4, true)], chains[1]);
        Assert.Equal([new(0x200, 2, true), new(0x300, 3, true)], chains[2]);
        raw.AssertNothingElseWasTouched();

        raw.MakeUsed((5, 5), (6, 6));
        Assert.True(ring.TryGetUsed(out var slot, out var written));
        Assert.Equal((5, 5u), (slot, written));
        Assert.False(ring.TryGetUsed(out _, out _));
        Assert.Equal(new(RingFaultReason.UsedLengthTooLarge, 6), ring.Fault);
    }

    [Theory]
    [InlineData(ByteOrder.LittleEndian, RingOptions.Indirect)]
    [InlineData(ByteOrder.LittleEndian, RingOptions.Indirect | RingOptions.EventIndex)]
    [InlineData(ByteOrder.BigEndian, RingOptions.Indirect)]
    public void Buffers_travel(ByteOrder order, RingOptions options)
    {
        using var raw = new RawSplitRing(QueueSize, order, TablesSize);
        if (order == ByteOrder.LittleEndian)
            Travel<LittleEndian>(raw, options);
        else
            Travel<BigEndian>(raw, options);
    }

    [Theory]
    [InlineData(8, 1, 0)]
    [InlineData(8, 3, 384)]
    [InlineData(32768, 4095, 2146959360)]
    public void Size_of_the_tables(int queueSize, int elementsPerSlot, uint size) =>
        Assert.Equal(size, IndirectTables.Size(queueSize, elementsPerSlot));

    [Fact]
    public void Tables_that_cannot_be_are_refused()
    {
        using var raw = new RawSplitRing(QueueSize);
        Assert.Contains("make it smaller", Assert.Throws<ArgumentOutOfRangeException>(() => IndirectTables.Size(32768, 4096)).Message);
        Assert.Contains(
            "The indirect tables at 0x38008 is not on a multiple of 16",
            Assert.Throws<ArgumentException>(
                () => DriverRing.Create(raw.Memory, raw.Addresses, QueueSize, 3, RingOptions.Indirect, 0x38008)).Message);
        Assert.Contains(
            "The indirect tables [0x3fff0, 0x40170) is not in guest memory",
            Assert.Throws<ArgumentException>(
                () => DriverRing.Create(raw.Memory, raw.Addresses, QueueSize, 3, RingOptions.Indirect, 0x3fff0)).Message);
    }

    private static void Travel<TOrder>(RawSplitRing raw, RingOptions options)
        where TOrder : struct, IByteOrder
    {
        var driver = SplitDriverRing<NativeSharedMemory, TOrder>.Create(raw.Memory, raw.Addresses, QueueSize, 3, options, Tables);
        var device = SplitDeviceRing<NativeSharedMemory, TOrder>.Create(raw.Memory, raw.Addresses, QueueSize, options);
        RingTraffic.Run(ref driver, ref device, 70_000);
        raw.AssertNothingElseWasTouched();
    }
}
