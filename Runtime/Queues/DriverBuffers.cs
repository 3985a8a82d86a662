using System.Runtime.CompilerServices;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>The buffers of a driver's queue: as many as its descriptors allow, laid out when the queue opens.</summary>
internal sealed class DriverBuffers
{
    private readonly PacketMemory[] _buffers;

    // Flat, so that one look finds what a packet needs: by slot its elements and those that it offers, both up to the first empty one, and
    // by slot and part the part's first block.
    private readonly RingElement[] _elements;
    private readonly RingElement[] _offered;
    private readonly MemoryWindow[] _firstBlocks;
    private readonly int _partCount;
    private readonly bool _isFragmented;
    private readonly GuestAllocator _allocator;
    private readonly int[] _readableHeaders;
    private readonly int[] _trailers;
    private readonly uint _readableHeaderBytes;
    private readonly uint _writableHeaderBytes;
    private readonly uint _minimumWritten;
    private readonly uint[] _rooms;
    private readonly bool _joins;

    private DriverBuffers(PacketShape shape, Framing framing, uint payloadCapacity, GuestAllocator allocator, PacketMemory[] buffers)
    {
        PayloadCapacity = payloadCapacity;
        Shape = shape;
        _allocator = allocator;
        _buffers = buffers;
        _readableHeaders = [.. Enumerable.Range(0, shape.Parts.Count).Where(part => shape.Parts[part] is { DeviceWrites: false, IsPayload: false })];
        _readableHeaderBytes = (uint)shape.HeaderSize(deviceWrites: false);
        _trailers = [.. Enumerable.Range(0, shape.Parts.Count).TakeLast(shape.TrailerCount)];
        _writableHeaderBytes = (uint)(shape.HeaderSize(deviceWrites: true) - shape.TrailerSize);
        _minimumWritten = shape.HasPayload(deviceWrites: true) ? _writableHeaderBytes : 0;
        _rooms = new uint[buffers.Length];
        _joins = shape.IsMerged(framing);
        CanContinue = shape.CanContinue;
        ElementsPerSlot = buffers.Max(buffer => buffer.Elements.Length);
        _elements = new RingElement[buffers.Length * ElementsPerSlot];
        for (var slot = 0; slot < buffers.Length; slot++)
            buffers[slot].Elements.CopyTo(_elements, slot * ElementsPerSlot);
        _offered = [.. _elements];
        _partCount = shape.Parts.Count;
        _firstBlocks = [.. buffers.SelectMany(buffer => buffer.Parts.Select(blocks => blocks.FirstOrDefault()))];
        _isFragmented = buffers.Any(buffer => buffer.Parts.Any(blocks => blocks.Length != 1));
    }

    public PacketShape Shape { get; }

    public uint PayloadCapacity { get; }

    public int Count => _buffers.Length;

    /// <summary>Whether the device writes headers behind a payload: then each packet says how much payload it may write.</summary>
    public bool HasTrailers => _trailers.Length > 0;

    /// <summary>The descriptors that the largest buffer takes.</summary>
    public int ElementsPerSlot { get; }

    // With indirect tables, a buffer takes one descriptor of the ring whatever it has.
    public static DriverBuffers Allocate(
        PacketShape shape, Framing framing, BufferPlan plan, GuestAllocator allocator, int queueSize, bool hasTables)
    {
        List<PacketMemory> buffers = [];
        var elementsPerSlot = 1;
        try
        {
            while ((hasTables ? Math.Max(buffers.Count + 1, elementsPerSlot) : (buffers.Count + 1) * elementsPerSlot) <= queueSize)
            {
                buffers.Add(BufferBuilder.Build(shape, framing, plan, allocator));
                elementsPerSlot = Math.Max(elementsPerSlot, buffers[^1].Elements.Length);
            }

            // Fragmentation may have made a late buffer longer than the first ones: fewer of them fit.
            while ((hasTables ? elementsPerSlot : buffers.Count * elementsPerSlot) > queueSize && buffers.Count > 0)
            {
                Free(buffers[^1], allocator);
                buffers.RemoveAt(buffers.Count - 1);
            }
        }
        catch
        {
            buffers.ForEach(buffer => Free(buffer, allocator));
            throw;
        }

        return buffers.Count > 0
            ? new(shape, framing, (uint)plan.PayloadCapacity, allocator, [.. buffers])
            : throw new ArgumentException(
                $"A buffer of {shape.Packet} takes {elementsPerSlot} descriptors, and the queue has {queueSize}. Open a larger queue, " +
                "or plan buffers of fewer blocks.");
    }

    /// <summary>What each slot offers the device, <see cref="ElementsPerSlot"/> elements a slot.</summary>
    public ReadOnlySpan<RingElement> Offered => _offered;

    /// <summary>
    /// Cuts what a slot offers to the bytes in use, those that the device reads and, before headers behind a payload, those that it
    /// writes; empty elements are left out.
    /// </summary>
    /// <returns>How many elements are left.</returns>
    public int Trim(int slot, uint readable, uint writable)
    {
        if (ElementsPerSlot != 1 || HasTrailers)
            return TrimElements(slot, readable, writable, _offered.AsSpan(slot * ElementsPerSlot, ElementsPerSlot));
        var element = _elements[slot];
        var length = element.DeviceWrites ? element.Length : Math.Min(element.Length, _readableHeaderBytes + readable);
        _offered[slot] = element with { Length = length };
        return length == 0 ? 0 : 1;
    }

    private int TrimElements(int slot, uint readable, uint writable, Span<RingElement> trimmed)
    {
        var count = 0;
        trimmed.Clear();
        var (memory, read, written) = (_buffers[slot], _readableHeaderBytes + readable, _writableHeaderBytes + writable);
        _rooms[slot] = writable;
        for (var index = 0; index < memory.Elements.Length; index++)
        {
            var element = memory.Elements[index];
            var isTrailer = index >= memory.Elements.Length - memory.TrailerElements;
            var length = isTrailer || (element.DeviceWrites && !HasTrailers)
                ? element.Length
                : Math.Min(element.Length, element.DeviceWrites ? written : read);
            if (isTrailer && _joins && count > 0 && trimmed[count - 1] is { DeviceWrites: true } last && last.Address + last.Length == element.Address)
                trimmed[count - 1] = last with { Length = last.Length + length };
            else if (length > 0)
                trimmed[count++] = element with { Length = length };
            read -= element.DeviceWrites ? 0 : length;
            written -= element.DeviceWrites && HasTrailers && !isTrailer ? length : 0;
        }

        return count;
    }

    /// <summary>All that the device can write of a packet which has not been made available.</summary>
    public uint WritableBytes => _writableHeaderBytes + PayloadCapacity;

    /// <summary>Whether a packet may go on in further buffers.</summary>
    public bool CanContinue { get; }

    /// <summary>Whether the device wrote less than the headers that stand before a payload.</summary>
    public bool IsShort(uint written) => written < _minimumWritten;

    /// <summary>The payload in what the device wrote. Behind a payload that it may leave unfinished, headers are not counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint PayloadOf(int slot, uint written) =>
        HasTrailers ? Math.Min(written - _writableHeaderBytes, _rooms[slot]) : written - _writableHeaderBytes;

    /// <summary>What the device writes of a buffer, headers included; only where a packet may go on in further buffers.</summary>
    public ReadOnlySpan<MemoryWindow> WritableBlocks(int slot) => _buffers[slot].WritableBlocks;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Header(int slot, int part) => _firstBlocks[(slot * _partCount) + part].Span;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<MemoryWindow> Blocks(int slot, int part) =>
        _isFragmented ? _buffers[slot].Parts[part] : _firstBlocks.AsSpan((slot * _partCount) + part, 1);

    /// <summary>
    /// Makes a buffer ready to be filled. Headers to read are zero; headers behind a payload, which a device may never write, are ones: an
    /// earlier packet's status is none of this one's, and zero would mean success.
    /// </summary>
    public void Prepare(int slot)
    {
        foreach (var part in _readableHeaders)
            Header(slot, part).Clear();
        if (HasTrailers)
            PrepareTrailers(slot);
    }

    private void PrepareTrailers(int slot)
    {
        _rooms[slot] = PayloadCapacity;
        foreach (var part in _trailers)
            Header(slot, part).Fill(byte.MaxValue);
    }

    public void Free()
    {
        foreach (var buffer in _buffers)
            Free(buffer, _allocator);
    }

    private static void Free(PacketMemory buffer, GuestAllocator allocator) => Array.ForEach(buffer.Blocks, allocator.Free);
}
