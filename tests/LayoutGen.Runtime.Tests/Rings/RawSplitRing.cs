using System.Buffers.Binary;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>
/// A split ring in guest memory full of canaries, written and read byte by byte as a peer would that keeps to no rule. Offsets
/// are literal, from virtio 1.4, 2.7.5 to 2.7.8, so a mistake in the tested layout cannot hide in here.
/// </summary>
internal sealed class RawSplitRing : IDisposable
{
    public const ulong Buffers = 0x8000;
    public const ulong Tables = 0x38000;
    private const byte Canary = 0xA5;
    private const uint MemorySize = 0x40000;

    private readonly ByteOrder _order;
    private readonly List<GuestRange> _areas = [];

    public RawSplitRing(int queueSize, ByteOrder order = ByteOrder.LittleEndian, uint tablesSize = 0)
    {
        _order = order;
        QueueSize = queueSize;
        Memory = GuestMemory.Allocate(0, MemorySize);
        Memory.GetSpan(new(0, MemorySize)).Fill(Canary);
        Addresses = new(0x10000, 0x20002, 0x30004);
        AddArea(Addresses.Descriptors, 16 * (uint)queueSize);
        AddArea(Addresses.Driver, 6 + (2 * (uint)queueSize));
        AddArea(Addresses.Device, 6 + (8 * (uint)queueSize));
        AddArea(Tables, tablesSize);
    }

    public GuestMemory Memory { get; }

    public RingAddresses Addresses { get; }

    public int QueueSize { get; }

    public ushort AvailableFlags
    {
        get => Read16(Addresses.Driver);
        set => Write16(Addresses.Driver, value);
    }

    public ushort AvailableIndex
    {
        get => Read16(Addresses.Driver + 2);
        set => Write16(Addresses.Driver + 2, value);
    }

    public ushort UsedFlags
    {
        get => Read16(Addresses.Device);
        set => Write16(Addresses.Device, value);
    }

    public ushort UsedIndex
    {
        get => Read16(Addresses.Device + 2);
        set => Write16(Addresses.Device + 2, value);
    }

    public ushort UsedEvent
    {
        get => Read16(Addresses.Driver + 4 + (2 * (ulong)QueueSize));
        set => Write16(Addresses.Driver + 4 + (2 * (ulong)QueueSize), value);
    }

    public ushort AvailableEvent
    {
        get => Read16(Addresses.Device + 4 + (8 * (ulong)QueueSize));
        set => Write16(Addresses.Device + 4 + (8 * (ulong)QueueSize), value);
    }

    public void Descriptor(int index, ulong address, uint length, ushort flags = 0, ushort next = 0) =>
        WriteDescriptor(Addresses.Descriptors + (16 * (ulong)index), address, length, flags, next);

    /// <summary>Writes a descriptor into the table at <see cref="Tables"/>.</summary>
    public void TableEntry(int index, ulong address, uint length, ushort flags = 0, ushort next = 0) =>
        WriteDescriptor(Tables + (16 * (ulong)index), address, length, flags, next);

    /// <summary>Enters heads into the available ring from its first entry on, and sets the index to their number.</summary>
    public void MakeAvailable(params ushort[] heads)
    {
        for (var i = 0; i < heads.Length; i++)
            Write16(Addresses.Driver + 4 + (2 * (ulong)i), heads[i]);
        AvailableIndex = (ushort)heads.Length;
    }

    /// <summary>Enters ids and lengths into the used ring from its first entry on, and sets the index to their number.</summary>
    public void MakeUsed(params (uint Id, uint Length)[] entries)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            Write32(Addresses.Device + 4 + (8 * (ulong)i), entries[i].Id);
            Write32(Addresses.Device + 8 + (8 * (ulong)i), entries[i].Length);
        }

        UsedIndex = (ushort)entries.Length;
    }

    public (uint Id, uint Length) UsedEntry(int index) =>
        (Read32(Addresses.Device + 4 + (8 * (ulong)index)), Read32(Addresses.Device + 8 + (8 * (ulong)index)));

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

    private ushort Read16(ulong address)
    {
        var bytes = Memory.GetSpan(new(address, 2));
        return _order == ByteOrder.LittleEndian
            ? BinaryPrimitives.ReadUInt16LittleEndian(bytes)
            : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    private uint Read32(ulong address)
    {
        var bytes = Memory.GetSpan(new(address, 4));
        return _order == ByteOrder.LittleEndian
            ? BinaryPrimitives.ReadUInt32LittleEndian(bytes)
            : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private void Write16(ulong address, ushort value) => Write(address, 2, value);

    private void Write32(ulong address, uint value) => Write(address, 4, value);

    private void Write64(ulong address, ulong value) => Write(address, 8, value);

    private void Write(ulong address, uint size, ulong value)
    {
        var bytes = BitConverter.GetBytes(BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value))[..(int)size];
        if (_order == ByteOrder.BigEndian)
            Array.Reverse(bytes);
        bytes.CopyTo(Memory.GetSpan(new(address, size)));
    }

    private void WriteDescriptor(ulong at, ulong address, uint length, ushort flags, ushort next)
    {
        Write64(at, address);
        Write32(at + 8, length);
        Write16(at + 12, flags);
        Write16(at + 14, next);
    }
}
