using System.Buffers.Binary;
using LayoutGen.Memory;
using LayoutGen.Rings;
using VirtioSpecification;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>
/// A packed ring in guest memory full of canaries, written and read byte by byte as a peer would that keeps to no rule. Offsets and
/// flags are literal, from virtio 1.4, 2.8.13 and 2.8.14, so a mistake in the tested layout cannot hide in here.
/// </summary>
internal sealed class RawPackedRing : IDisposable
{
    public const ulong Buffers = 0x8000;
    public const ulong Tables = 0x38000;
    public const ushort Available = 0x0080;
    public const ushort AvailableInSecondLap = 0x8000;
    public const ushort Used = 0x8080;
    private const byte Canary = 0xA5;
    private const uint MemorySize = 0x40000;

    private readonly List<GuestRange> _areas = [];

    public RawPackedRing(int queueSize, uint tablesSize = 0)
    {
        Memory = GuestMemory.Allocate(0, MemorySize);
        Memory.GetSpan(new(0, MemorySize)).Fill(Canary);
        Addresses = new(0x10000, 0x20004, 0x30008);
        AddArea(Addresses.Descriptors, 16 * (uint)queueSize);
        AddArea(Addresses.Driver, 4);
        AddArea(Addresses.Device, 4);
        AddArea(Tables, tablesSize);
        Reader = new(
            (address, length) => Memory.GetSpan(new(address, (uint)length)).ToArray(),
            Addresses.Descriptors,
            queueSize,
            indirect: tablesSize != 0);
    }

    public GuestMemory Memory { get; }

    public RingAddresses Addresses { get; }

    public PackedRingReader Reader { get; }

    /// <summary>Driver event suppression: the place in the ring with the wrap counter above it, and the flags.</summary>
    public (ushort Position, ushort Flags) DriverEvents
    {
        get => ReadEvents(Addresses.Driver);
        set => WriteEvents(Addresses.Driver, value);
    }

    /// <summary>Device event suppression, likewise.</summary>
    public (ushort Position, ushort Flags) DeviceEvents
    {
        get => ReadEvents(Addresses.Device);
        set => WriteEvents(Addresses.Device, value);
    }

    public void Descriptor(int index, ulong address, uint length, ushort id, ushort flags) =>
        WriteDescriptor(Addresses.Descriptors + (16 * (ulong)index), address, length, id, flags);

    /// <summary>Writes a descriptor into the table at <see cref="Tables"/>.</summary>
    public void TableEntry(int index, ulong address, uint length, ushort flags = 0) =>
        WriteDescriptor(Tables + (16 * (ulong)index), address, length, 0xfefe, flags);

    public ushort Flags(int index) =>
        BinaryPrimitives.ReadUInt16LittleEndian(Memory.GetSpan(new(Addresses.Descriptors + (16 * (ulong)index) + 14, 2)));

    /// <summary>All bytes of the ring.</summary>
    public byte[] Snapshot() => [.. _areas.SelectMany(area => Memory.GetSpan(area).ToArray())];

    public void Scribble(Random random)
    {
        foreach (var area in _areas)
            random.NextBytes(Memory.GetSpan(area));
    }

    public void AssertNothingElseWasTouched()
    {
        var at = 0UL;
        foreach (var area in _areas.Append(new(MemorySize, 0)))
        {
            Assert.Equal(-1, Memory.GetSpan(new(at, (uint)(area.Address - at))).IndexOfAnyExcept(Canary));
            at = area.End;
        }
    }

    public void Dispose() => Memory.Dispose();

    private void AddArea(ulong address, uint length)
    {
        _areas.Add(new(address, length));
        Memory.GetSpan(_areas[^1]).Clear();
    }

    private (ushort Position, ushort Flags) ReadEvents(ulong address)
    {
        var bytes = Memory.GetSpan(new(address, 4));
        return (BinaryPrimitives.ReadUInt16LittleEndian(bytes), BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]));
    }

    private void WriteEvents(ulong address, (ushort Position, ushort Flags) events)
    {
        var bytes = Memory.GetSpan(new(address, 4));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, events.Position);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[2..], events.Flags);
    }

    private void WriteDescriptor(ulong at, ulong address, uint length, ushort id, ushort flags)
    {
        var bytes = Memory.GetSpan(new(at, 16));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, address);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], length);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[12..], id);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[14..], flags);
    }
}
