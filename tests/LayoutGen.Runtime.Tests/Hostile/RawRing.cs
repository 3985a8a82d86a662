using System.Buffers.Binary;
using LayoutGen.Memory;
using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;

namespace LayoutGen.Runtime.Tests.Hostile;

/// <summary>
/// A new ring of either format as a peer writes it that keeps to no rule, each area against the wall behind its region. Offsets and
/// flags are literal, from virtio 1.4, 2.7.5 to 2.7.8 and 2.8.13 to 2.8.14.
/// </summary>
internal sealed class RawRing
{
    private const ushort Next = 1;
    private const ushort Write = 2;
    private const ushort Indirect = 4;

    private readonly RingFormat _format;
    private readonly GuestMemory _memory;
    private readonly int _size;
    private int _descriptors;
    private int _offered;
    private int _used;

    /// <param name="regions">Three pages for the areas.</param>
    public RawRing(RingFormat format, GuestMemory memory, int queueSize, params GuestRange[] regions)
    {
        (_format, _memory, _size) = (format, memory, queueSize);
        var size = (uint)queueSize;
        // A used ring is on 4 bytes and 2 more than a multiple of them long.
        Addresses = format == RingFormat.Split
            ? new(regions[0].End - (16 * size), regions[1].End - (6 + (2 * size)), regions[2].End - (8 + (8 * size)))
            : new(regions[0].End - (16 * size), regions[1].End - 4, regions[2].End - 4);
    }

    public RingFormat Format => _format;

    public RingAddresses Addresses { get; }

    /// <summary>Makes a buffer available, one descriptor behind the last.</summary>
    public void Offer(params ReadOnlySpan<RingElement> chain)
    {
        var head = _descriptors;
        for (var i = 0; i < chain.Length; i++)
            Descriptor(chain[i], i + 1 < chain.Length);
        if (_format == RingFormat.Split)
            OfferHead((ushort)(head % _size));
    }

    /// <summary>Makes a buffer available that is a table.</summary>
    public void OfferTable(ulong address, uint length)
    {
        var head = _descriptors;
        Descriptor(new(address, length, false), false, Indirect);
        if (_format == RingFormat.Split)
            OfferHead((ushort)(head % _size));
    }

    /// <summary>Makes a buffer available whose descriptors lead back to its first.</summary>
    public void OfferLoop(RingElement element)
    {
        for (var i = 0; i < _size; i++)
            Descriptor(element, true);
        if (_format == RingFormat.Split)
            OfferHead(0);
    }

    /// <summary>Enters a head into the available ring, whatever it is.</summary>
    public void OfferHead(ushort head)
    {
        Put16(Addresses.Driver + 4 + (2 * (ulong)(_offered % _size)), head);
        OfferIndex((ushort)++_offered);
    }

    public void OfferIndex(ushort index) => Put16(Addresses.Driver + 2, index);

    public void UseIndex(ushort index) => Put16(Addresses.Device + 2, index);

    /// <summary>Uses a buffer, whatever its id is.</summary>
    /// <param name="places">How many descriptors, or entries of a split ring, are skipped with it.</param>
    public void Use(uint id, uint written, int places = 1)
    {
        var entry = _used;
        _used += places;
        if (_format == RingFormat.Split)
        {
            var at = Addresses.Device + 4 + (8 * (ulong)(entry % _size));
            BinaryPrimitives.WriteUInt32LittleEndian(Bytes(at, 4), id);
            BinaryPrimitives.WriteUInt32LittleEndian(Bytes(at + 4, 4), written);
            UseIndex((ushort)_used);
        }
        else
        {
            var at = Addresses.Descriptors + (16 * (ulong)(entry % _size));
            BinaryPrimitives.WriteUInt32LittleEndian(Bytes(at + 8, 4), written);
            Put16(at + 12, (ushort)id);
            Put16(at + 14, (ushort)(Write | (entry / _size % 2 == 0 ? 0x8080 : 0)));
        }
    }

    private void Descriptor(RingElement element, bool goesOn, ushort more = 0)
    {
        var index = _descriptors++;
        var at = Addresses.Descriptors + (16 * (ulong)(index % _size));
        var flags = more | (element.DeviceWrites ? Write : 0) | (goesOn ? Next : 0);
        BinaryPrimitives.WriteUInt64LittleEndian(Bytes(at, 8), element.Address);
        BinaryPrimitives.WriteUInt32LittleEndian(Bytes(at + 8, 4), element.Length);
        if (_format == RingFormat.Split)
        {
            Put16(at + 12, (ushort)flags);
            Put16(at + 14, (ushort)((index + 1) % _size));
        }
        else
        {
            Put16(at + 12, (ushort)index);
            Put16(at + 14, (ushort)(flags | (index / _size % 2 == 0 ? 0x0080 : 0x8000)));
        }
    }

    private void Put16(ulong address, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Bytes(address, 2), value);

    private Span<byte> Bytes(ulong address, uint length) => _memory.GetSpan(new(address, length));
}
