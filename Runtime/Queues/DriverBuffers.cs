using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>The buffers of a driver's queue: as many as its descriptors allow, laid out when the queue opens.</summary>
internal sealed class DriverBuffers
{
    private readonly PacketMemory[] _buffers;
    private readonly GuestAllocator _allocator;
    private readonly int[] _readableHeaders;
    private readonly uint _readableHeaderBytes;

    private DriverBuffers(PacketShape shape, uint payloadCapacity, GuestAllocator allocator, PacketMemory[] buffers)
    {
        PayloadCapacity = payloadCapacity;
        Shape = shape;
        _allocator = allocator;
        _buffers = buffers;
        _readableHeaders = [.. Enumerable.Range(0, shape.Parts.Count).Where(part => shape.Parts[part] is { DeviceWrites: false, IsPayload: false })];
        _readableHeaderBytes = (uint)shape.HeaderSize(deviceWrites: false);
        ElementsPerSlot = buffers.Max(buffer => buffer.Elements.Length);
    }

    public PacketShape Shape { get; }

    public uint PayloadCapacity { get; }

    public int Count => _buffers.Length;

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
            ? new(shape, (uint)plan.PayloadCapacity, allocator, [.. buffers])
            : throw new ArgumentException(
                $"A buffer of {shape.Packet} takes {elementsPerSlot} descriptors, and the queue has {queueSize}. Open a larger queue, " +
                "or plan buffers of fewer blocks.");
    }

    public ReadOnlySpan<RingElement> Elements(int slot) => _buffers[slot].Elements;

    /// <summary>A buffer's elements with the readable ones cut to the bytes in use; empty elements are left out.</summary>
    public int Trim(int slot, uint payload, Span<RingElement> trimmed)
    {
        var count = 0;
        var remaining = _readableHeaderBytes + payload;
        foreach (var element in _buffers[slot].Elements)
        {
            var length = element.DeviceWrites ? element.Length : Math.Min(element.Length, remaining);
            if (length > 0)
                trimmed[count++] = element with { Length = length };
            remaining -= element.DeviceWrites ? 0 : length;
        }

        return count;
    }

    public ReadOnlySpan<MemoryWindow> Blocks(int slot, int part) => _buffers[slot].Parts[part];

    public void ClearReadableHeaders(int slot)
    {
        foreach (var part in _readableHeaders)
            _buffers[slot].Parts[part][0].Span.Clear();
    }

    public void Free()
    {
        foreach (var buffer in _buffers)
            Free(buffer, _allocator);
    }

    private static void Free(PacketMemory buffer, GuestAllocator allocator) => Array.ForEach(buffer.Blocks, allocator.Free);
}
