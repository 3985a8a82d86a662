using System.Diagnostics;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>Lays one buffer out in memory: which parts share a block, and what the blocks are.</summary>
internal sealed class BufferBuilder(PacketShape shape, Framing framing, BufferPlan plan, GuestAllocator allocator)
{
    /// <summary>The cache line that headers and payloads are aligned to, in bytes.</summary>
    internal const int CacheLine = 64;

    private readonly List<RingElement> _elements = [];
    private readonly List<GuestRange> _blocks = [];
    private readonly MemoryWindow[][] _parts = new MemoryWindow[shape.Parts.Count][];
    private int _trailerElements;

    public static PacketMemory Build(PacketShape shape, Framing framing, BufferPlan plan, GuestAllocator allocator)
    {
        var builder = new BufferBuilder(shape, framing, plan, allocator);
        try
        {
            builder.AddDirection(deviceWrites: false);
            builder.AddDirection(deviceWrites: true);
        }
        catch
        {
            builder._blocks.ForEach(allocator.Free);
            throw;
        }

        MemoryWindow[] writable = shape.CanContinue
            ? [.. builder._elements.Select(element => builder.Map(new(element.Address, element.Length)))]
            : [];
        return new([.. builder._elements], builder._parts, [.. builder._blocks], builder._trailerElements, writable);
    }

    private void AddDirection(bool deviceWrites)
    {
        var parts = Enumerable.Range(0, shape.Parts.Count).Where(part => shape.Parts[part].DeviceWrites == deviceWrites).ToArray();
        int[] payloads = [.. parts.Where(part => shape.Parts[part].IsPayload)];
        int[] trailers = payloads is [var only] ? [.. parts.Where(part => part > only)] : [];
        int[] headers = [.. parts.Except(payloads).Except(trailers)];
        if (shape.IsMerged(framing))
            AddMerged(headers, payloads, trailers, deviceWrites);
        else
            AddSeparate(headers, payloads, trailers, deviceWrites);
    }

    private void AddMerged(int[] headers, int[] payloads, int[] trailers, bool deviceWrites)
    {
        var prefix = SizeOf(headers);
        if (payloads is [var payload])
        {
            var (ranges, tail) = AllocatePayload(prefix, SizeOf(trailers));
            if (tail > 0)
                ranges.Add(AllocateTail(tail));
            if (shape.LegacyCut == LegacyCut.OneDescriptor && ranges.Count > 1)
                throw OutOfMemory((uint)ranges.Sum(range => range.Length));
            PlaceHeaders(headers, ranges[0]);
            var first = Skip(ranges[0], prefix);
            var isWhole = trailers.Length > 0 && ranges is [_] && first.Length > (uint)plan.PayloadCapacity;
            ranges[0] = isWhole ? first with { Length = (uint)plan.PayloadCapacity } : first;
            Place(payload, ranges);
            AddElements([new(ranges[0].Address - prefix, ranges[0].Length + prefix), .. ranges[1..]], deviceWrites);
            if (trailers.Length > 0)
                AddTrailers(trailers, isWhole ? Skip(first, ranges[0].Length) : Allocate(SizeOf(trailers), CacheLine), deviceWrites);
        }
        else if (prefix > 0)
        {
            var block = Allocate(prefix, CacheLine);
            PlaceHeaders(headers, block);
            AddElements([block], deviceWrites);
        }
    }

    /// <summary>What lies behind a payload: apart from it here, because each packet says where its payload ends.</summary>
    private void AddTrailers(int[] trailers, GuestRange block, bool deviceWrites)
    {
        PlaceHeaders(trailers, block);
        AddElements([block], deviceWrites);
        _trailerElements++;
    }

    private void AddSeparate(int[] headers, int[] payloads, int[] trailers, bool deviceWrites)
    {
        List<GuestRange> ranges = [];
        uint tail = 0;
        if (payloads is [_])
            (ranges, tail) = AllocatePayload(prefix: 0, suffix: 0);

        foreach (var group in Together(headers))
        {
            var size = SizeOf(group);
            // The tail shares the block of the last header, on a cache line of its own.
            var shares = tail > 0 && plan.Tail == TailPlacement.BesideHeader && group[^1] == headers[^1];
            var block = Allocate(shares ? Align(size) + tail : size, CacheLine);
            if (shares)
                ranges.Add(Skip(block, Align(size)));
            PlaceHeaders(group, block with { Length = size });
            AddElements([block with { Length = size }], deviceWrites);
            tail = shares ? 0 : tail;
        }

        if (tail > 0)
            ranges.Add(AllocateTail(tail));
        if (payloads is [var payload])
            Place(payload, ranges);
        AddElements(ranges, deviceWrites);
        foreach (var group in Together(trailers))
            AddTrailers(group, Allocate(SizeOf(group), CacheLine), deviceWrites);
    }

    /// <summary>Headers by descriptor.</summary>
    private IEnumerable<int[]> Together(int[] headers) =>
        headers.Length > 0 && shape.JoinsHeaders(framing) ? [headers] : headers.Select(header => new[] { header });

    private uint SizeOf(int[] headers) => (uint)headers.Sum(part => shape.Parts[part].HeaderSize);

    /// <summary>
    /// Memory for headers merged with a payload, or for a payload alone, up to a tail that is still to be placed. Headers behind the
    /// payload have room there if all is one block.
    /// </summary>
    private (List<GuestRange> Ranges, uint Tail) AllocatePayload(uint prefix, uint suffix)
    {
        var lead = plan.Placement == PayloadPlacement.PayloadAligned ? Align(prefix) - prefix : 0;
        var size = lead + prefix + (uint)plan.PayloadCapacity;
        var page = (uint)plan.PageSize;
        if (size < page)
            return ([Skip(Allocate(size + suffix, CacheLine), lead)], 0);
        if (plan.Tail == TailPlacement.Contiguous && allocator.TryAllocate(size + suffix, CacheLine, out var whole))
        {
            _blocks.Add(whole);
            return ([Skip(whole, lead)], 0);
        }

        var pages = AllocatePages(size / page * page);
        pages[0] = Skip(pages[0], lead);
        return (pages, size % page);
    }

    /// <summary>Whole pages, as few blocks as fragmented memory allows: the request is halved until it can be met.</summary>
    private List<GuestRange> AllocatePages(uint size)
    {
        List<GuestRange> blocks = [];
        var page = (uint)plan.PageSize;
        for (var request = size; size > 0; request = Math.Min(request, size))
        {
            if (allocator.TryAllocate(request, page, out var block))
            {
                _blocks.Add(block);
                blocks.Add(block);
                size -= request;
            }
            else if (request > page)
                request = request / 2 / page * page;
            else
                throw OutOfMemory(size);
        }

        return blocks;
    }

    private GuestRange AllocateTail(uint tail) =>
        Allocate(plan.Tail == TailPlacement.Apart ? (uint)plan.PageSize : tail, CacheLine) with { Length = tail };

    private GuestRange Allocate(uint size, uint alignment)
    {
        if (!allocator.TryAllocate(size, alignment, out var block))
            throw OutOfMemory(size);
        _blocks.Add(block);
        return block;
    }

    private void PlaceHeaders(int[] headers, GuestRange block)
    {
        foreach (var header in headers)
        {
            Place(header, [block with { Length = (uint)shape.Parts[header].HeaderSize }]);
            block = Skip(block, (uint)shape.Parts[header].HeaderSize);
        }
    }

    private void Place(int part, List<GuestRange> ranges) => _parts[part] = [.. ranges.Select(Map)];

    private MemoryWindow Map(GuestRange range) => allocator.Memory.TryMap(range, out var window)
        ? window
        : throw new UnreachableException($"The allocator gave {range}, which is not in {allocator.Memory}.");

    private void AddElements(List<GuestRange> ranges, bool deviceWrites) =>
        _elements.AddRange(ranges.Select(range => new RingElement(range.Address, range.Length, deviceWrites)));

    private static GuestRange Skip(GuestRange range, uint bytes) => new(range.Address + bytes, range.Length - bytes);

    private static uint Align(uint size) => (size + CacheLine - 1) / CacheLine * CacheLine;

    private OutOfGuestMemoryException OutOfMemory(uint size) => new(
        $"No room for a {framing} buffer of {shape.Packet}: {size} more bytes cannot be allocated. " +
        "Open the queue with fewer or smaller buffers, or give the allocator more memory.");
}
