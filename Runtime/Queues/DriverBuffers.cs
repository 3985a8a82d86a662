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
    private readonly int[] _unprovenHeaders;
    private readonly uint _readableHeaderBytes;
    private readonly uint _writableHeaderBytes;
    private readonly uint _minimumWritten;
    private readonly uint[] _rooms;
    private readonly bool _isMerged;
    private readonly bool _ignoresUsedLength;
    private readonly bool _isUsedLengthExact;
    private readonly bool _isInTwoPieces;
    private readonly bool _hasReadablePayload;

    private DriverBuffers(
        PacketShape shape, Framing framing, uint payloadCapacity, GuestAllocator allocator, PacketMemory[] buffers, bool isLegacy)
    {
        PayloadCapacity = payloadCapacity;
        Shape = shape;
        _allocator = allocator;
        _buffers = buffers;
        _readableHeaders = [.. Enumerable.Range(0, shape.Parts.Count).Where(part => shape.Parts[part] is { DeviceWrites: false, IsPayload: false })];
        _readableHeaderBytes = (uint)shape.HeaderSize(deviceWrites: false);
        _trailers = [.. Enumerable.Range(0, shape.Parts.Count).TakeLast(shape.TrailerCount)];
        _writableHeaderBytes = (uint)(shape.HeaderSize(deviceWrites: true) - shape.TrailerSize);
        _ignoresUsedLength = isLegacy && shape.IgnoresUsedLength;
        _isUsedLengthExact = !_ignoresUsedLength && _trailers.Length == 0;
        _minimumWritten = shape.HasPayload(deviceWrites: true) && !_ignoresUsedLength ? _writableHeaderBytes : 0;
        _unprovenHeaders = _minimumWritten > 0
            ? _trailers
            : [.. Enumerable.Range(0, shape.Parts.Count).Where(part => shape.Parts[part] is { DeviceWrites: true, IsPayload: false })];
        _rooms = new uint[buffers.Length];
        Array.Fill(_rooms, payloadCapacity);
        _isMerged = shape.IsMerged(framing);
        _isInTwoPieces = shape.IsInTwoPieces;
        CanContinue = shape.CanContinue;
        ElementsPerSlot = buffers.Max(buffer => buffer.Elements.Length) + shape.FurtherElements(framing);
        _elements = new RingElement[buffers.Length * ElementsPerSlot];
        for (var slot = 0; slot < buffers.Length; slot++)
            buffers[slot].Elements.CopyTo(_elements, slot * ElementsPerSlot);
        _offered = [.. _elements];
        _partCount = shape.Parts.Count;
        _hasReadablePayload = shape.HasPayload(deviceWrites: false);
        HasLength = _hasReadablePayload || _trailers.Length > 0;
        _firstBlocks = [.. buffers.SelectMany(buffer => buffer.Parts.Select(blocks => blocks.FirstOrDefault()))];
        _isFragmented = buffers.Any(buffer => buffer.Parts.Any(blocks => blocks.Length != 1));
    }

    public PacketShape Shape { get; }

    public uint PayloadCapacity { get; }

    public int Count => _buffers.Length;

    /// <summary>
    /// Whether one length says how much of a packet is used: of a payload that the device reads, or else of one that headers follow.
    /// </summary>
    public bool HasLength { get; }

    /// <summary>The descriptors that the largest buffer takes.</summary>
    public int ElementsPerSlot { get; }

    // With indirect tables, a buffer takes one descriptor of the ring whatever it has.
    public static DriverBuffers Allocate(
        PacketShape shape, Framing framing, BufferPlan plan, GuestAllocator allocator, int queueSize, NegotiatedFeatures features)
    {
        var hasTables = (features.RingOptions() & RingOptions.Indirect) != 0;
        List<PacketMemory> buffers = [];
        var elementsPerSlot = 1;
        try
        {
            while ((hasTables ? Math.Max(buffers.Count + 1, elementsPerSlot) : (buffers.Count + 1) * elementsPerSlot) <= queueSize)
            {
                buffers.Add(BufferBuilder.Build(shape, framing, plan, allocator));
                elementsPerSlot = Math.Max(elementsPerSlot, buffers[^1].Elements.Length + shape.FurtherElements(framing));
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
            ? new(shape, framing, (uint)plan.PayloadCapacity, allocator, [.. buffers], !features.Has(Feature.Version1))
            : throw new ArgumentException(
                $"A buffer of {shape.Packet} takes {elementsPerSlot} descriptors, and the queue has {queueSize}. Open a larger queue, " +
                "or plan buffers of fewer blocks.");
    }

    /// <summary>What each slot offers the device, <see cref="ElementsPerSlot"/> elements a slot.</summary>
    public ReadOnlySpan<RingElement> Offered => _offered;

    /// <summary>
    /// Cuts what a slot offers to one length, of which 0 is all of a payload that the device writes; offers all of it if the length says
    /// nothing.
    /// </summary>
    /// <returns>How many elements are left.</returns>
    public int Trim(int slot, uint length) => _hasReadablePayload
        ? Trim(slot, length, PayloadCapacity)
        : Trim(slot, 0, HasLength && length > 0 ? length : PayloadCapacity);

    /// <summary>
    /// Cuts what a slot offers to the bytes in use, those that the device reads and, before headers behind a payload, those that it
    /// writes; empty elements are left out.
    /// </summary>
    /// <returns>How many elements are left.</returns>
    public int Trim(int slot, uint readable, uint writable)
    {
        var offered = OfferedBy(slot);
        if (!_isUsedLengthExact)
            return TrimBeforeTrailers(slot, readable, writable, offered);
        var (read, written) = (_readableHeaderBytes + readable, _writableHeaderBytes + writable);
        var count = 0;
        foreach (ref readonly var element in _elements.AsSpan(slot * ElementsPerSlot, ElementsPerSlot))
        {
            ref var rest = ref element.DeviceWrites ? ref written : ref read;
            var length = Math.Min(element.Length, rest);
            rest -= length;
            if (length > 0)
                offered[count++] = element with { Length = length };
        }

        if (count < offered.Length)
            offered[count] = default;
        return count;
    }

    private int TrimBeforeTrailers(int slot, uint readable, uint writable, Span<RingElement> trimmed)
    {
        var count = 0;
        trimmed.Clear();
        var (memory, read, written) = (_buffers[slot], _readableHeaderBytes + readable, _writableHeaderBytes + writable);
        _rooms[slot] = writable;
        for (var index = 0; index < memory.Elements.Length; index++)
        {
            var element = memory.Elements[index];
            var isTrailer = index >= memory.Elements.Length - memory.TrailerElements;
            var length = isTrailer ? element.Length : Math.Min(element.Length, element.DeviceWrites ? written : read);
            if (isTrailer && _isMerged && count > 0 && trimmed[count - 1] is { DeviceWrites: true } last && last.Address + last.Length == element.Address)
                trimmed[count - 1] = last with { Length = last.Length + length };
            else if (length > 0)
                trimmed[count++] = element with { Length = length };
            read -= element.DeviceWrites ? 0 : length;
            written -= element.DeviceWrites && !isTrailer ? length : 0;
        }

        return count;
    }

    /// <summary>Begins another element where the first piece of what the device reads ends, unless all of it is one element.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="count">How many elements it offers.</param>
    /// <param name="firstPiece">The bytes of payload in the first piece.</param>
    public void Split(int slot, int count, uint firstPiece)
    {
        if (_isMerged || firstPiece == 0)
            return;
        var elements = OfferedBy(slot);
        var (index, rest) = (0, _readableHeaderBytes + firstPiece);
        for (; rest > elements[index].Length; index++)
            rest -= elements[index].Length;
        var whole = elements[index];
        if (rest == whole.Length)
            return;
        elements[index..count].CopyTo(elements[(index + 1)..]);
        elements[index] = whole with { Length = rest };
        elements[index + 1] = whole with { Address = whole.Address + rest, Length = whole.Length - rest };
    }

    private Span<RingElement> OfferedBy(int slot) => _offered.AsSpan(slot * ElementsPerSlot, ElementsPerSlot);

    /// <exception cref="ArgumentOutOfRangeException">A buffer cannot hold so much.</exception>
    public void Check(PayloadLengths lengths)
    {
        Check(lengths.Read, Shape.HasPayload(deviceWrites: false) ? PayloadCapacity : 0, nameof(PayloadLengths.Read));
        Check(lengths.Written, Shape.HasPayload(deviceWrites: true) ? PayloadCapacity : 0, nameof(PayloadLengths.Written));
        Check(lengths.FirstPiece, _isInTwoPieces ? (uint)lengths.Read : 0, nameof(PayloadLengths.FirstPiece));
    }

    private void Check(int length, uint room, string name)
    {
        if ((uint)length > room)
            throw new ArgumentOutOfRangeException(nameof(length), length, $"{name} is 0 to {room} for a packet of {Shape.Packet} here.");
    }

    /// <summary>All that the device can write of a packet which has not been made available.</summary>
    public uint WritableBytes => _writableHeaderBytes + PayloadCapacity;

    /// <summary>Whether a packet may go on in further buffers.</summary>
    public bool CanContinue { get; }

    /// <summary>Whether the device wrote less than the headers that stand before a payload.</summary>
    public bool IsShort(uint written) => written < _minimumWritten;

    /// <summary>
    /// The payload in what the device wrote. Behind a payload that it may leave unfinished, headers are not counted; a legacy device whose
    /// word is not to be taken wrote what it was asked for.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint PayloadOf(int slot, uint written) => _isUsedLengthExact
        ? written - _writableHeaderBytes
        : _ignoresUsedLength ? _rooms[slot] : Math.Min(written - _writableHeaderBytes, _rooms[slot]);

    /// <summary>What the device writes of a buffer, headers included; only where a packet may go on in further buffers.</summary>
    public ReadOnlySpan<MemoryWindow> WritableBlocks(int slot) => _buffers[slot].WritableBlocks;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Header(int slot, int part) => _firstBlocks[(slot * _partCount) + part].Span;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<MemoryWindow> Blocks(int slot, int part) =>
        _isFragmented ? _buffers[slot].Parts[part] : _firstBlocks.AsSpan((slot * _partCount) + part, 1);

    /// <summary>
    /// Makes a buffer ready to be filled. Headers to read are zero; headers that no used length proves to be written, as those behind a
    /// payload, are ones: an earlier packet's status is none of this one's, and zero would mean success.
    /// </summary>
    public void Prepare(int slot)
    {
        foreach (var part in _readableHeaders)
            BulkCopy.Clear(Header(slot, part));
        foreach (var part in _unprovenHeaders)
            Header(slot, part).Fill(byte.MaxValue);
    }

    public void Free()
    {
        foreach (var buffer in _buffers)
            Free(buffer, _allocator);
    }

    private static void Free(PacketMemory buffer, GuestAllocator allocator) => Array.ForEach(buffer.Blocks, allocator.Free);
}
