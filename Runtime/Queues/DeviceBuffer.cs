using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>
/// A buffer that the driver made available, seen by the device: a chain of elements cut in any way, and headers on the device's
/// own side. Headers and payload are found by byte position, never by descriptor (virtio 1.4, 2.7.4.1), and move together: every
/// contiguous range of the driver's memory is read or written once. It is for generated packets, which give it types.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DeviceBuffer
{
    private readonly GuestMemory _memory;
    private readonly RingElement[] _elements;

    // Room behind small headers lets one store clear them.
    private readonly byte[] _headers;
    private readonly PacketShape _shape;
    private readonly int _readableHeaderBytes;
    private readonly int _writableHeaderBytes;
    private readonly int _trailerBytes;
    private RingChain _chain;

    internal DeviceBuffer(GuestMemory memory, PacketShape shape, int queueSize)
    {
        _memory = memory;
        _shape = shape;
        _elements = new RingElement[queueSize];
        _readableHeaderBytes = shape.HeaderSize(deviceWrites: false);
        _trailerBytes = shape.TrailerSize;
        _writableHeaderBytes = shape.HeaderSize(deviceWrites: true);
        _headers = new byte[_readableHeaderBytes + Math.Max(_writableHeaderBytes, Vector256<byte>.Count)];
    }

    /// <summary>The elements of the chain, those that the device reads first.</summary>
    public ReadOnlySpan<RingElement> Elements => _elements.AsSpan(0, _chain.ElementCount);

    /// <summary>Whether the driver put them into an indirect table (virtio 1.4, 2.7.5.3).</summary>
    public bool IsIndirect => _chain.IsIndirect;

    /// <summary>The bytes that the device wrote, headers and payload.</summary>
    internal uint Written { get; private set; }

    internal ushort Id => _chain.Id;

    internal bool IsHeld { get; set; }

    /// <summary>Where the device was in the ring before it took the buffer; kept only where a packet may go on in further ones.</summary>
    internal uint Position { get; set; }

    /// <summary>The buffer that the packet goes on in, null if there is none (virtio 1.4, 5.1.9.4).</summary>
    public DeviceBuffer? Next { get; internal set; }

    /// <summary>Whether an element lay outside the driver's memory when it was moved.</summary>
    internal bool IsOutsideMemory { get; private set; }

    /// <summary>The payload that the device can read, in bytes.</summary>
    public long ReadableLength { get; private set; }

    /// <summary>The payload that the device can write, in bytes; with all buffers that a packet was taken for.</summary>
    public long WritableLength { get; internal set; }

    /// <summary>All that the device can write into this buffer, in bytes: payload only, where a packet goes on in it.</summary>
    internal long WritableBytes { get; private set; }

    /// <summary>Room for a chain, when the ring fills it in.</summary>
    internal Span<RingElement> ElementRoom => _elements;

    private ReadOnlySpan<RingElement> Readable
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _elements.AsSpan(0, _chain.ReadableCount);
    }

    private ReadOnlySpan<RingElement> Writable
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _elements.AsSpan(_chain.ReadableCount, _chain.ElementCount - _chain.ReadableCount);
    }

    /// <summary>A header on the device's side.</summary>
    /// <param name="offset">Its place: headers that the device reads first, then those that it writes, without gaps.</param>
    /// <param name="size">Its size in bytes.</param>
    /// <returns>The header's bytes.</returns>
    public Span<byte> Header(int offset, int size) => _headers.AsSpan(offset, size);

    /// <summary>The size of bytes that the configuration says.</summary>
    /// <param name="part">Their place among the packet's parts.</param>
    /// <returns>The size in bytes.</returns>
    public int PartSize(int part) => _shape.Parts[part].HeaderSize;

    /// <summary>Moves the readable headers and payload to the device's side.</summary>
    /// <param name="payload">Room for the payload.</param>
    /// <param name="length">The payload's bytes.</param>
    /// <returns>False if the payload is longer than its room, or an element lies outside the driver's memory.</returns>
    public bool TryRead(Span<byte> payload, out int length)
    {
        length = 0;
        if (ReadableLength > payload.Length)
            return false;
        length = (int)ReadableLength;
        Span<byte> headers = _headers.AsSpan(0, _readableHeaderBytes);
        payload = payload[..length];
        if (Readable is [var single] && single.Length > 0)
            return _memory.TryRead(single.Address, headers, payload) || Fail();
        foreach (var element in Readable)
        {
            var first = headers[..(int)Math.Min(element.Length, (uint)headers.Length)];
            var second = payload[..((int)element.Length - first.Length)];
            if (element.Length > 0 && !_memory.TryRead(element.Address, first, second))
                return Fail();
            headers = headers[first.Length..];
            payload = payload[second.Length..];
        }

        return true;
    }

    /// <summary>Moves the writable headers and a payload to the driver's side. Headers behind the payload go to the end of the buffer.</summary>
    /// <param name="payload">The payload.</param>
    /// <returns>False if the payload does not fit, or an element lies outside the driver's memory.</returns>
    public bool TryWrite(ReadOnlySpan<byte> payload)
    {
        if (payload.Length > WritableLength)
            return false;
        ReadOnlySpan<byte> headers = _headers.AsSpan(_readableHeaderBytes, _writableHeaderBytes - _trailerBytes);
        var total = headers.Length + payload.Length;
        if (Writable is [var single] && _trailerBytes == 0 && Next is null && total > 0)
        {
            Written = (uint)total;
            return _memory.TryWrite(single.Address, headers, payload) || Fail();
        }

        return TryWriteParts(headers, payload);
    }

    private bool TryWriteParts(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload)
    {
        // What lies between the payload and the headers behind it is not written, and what comes after that does not count (2.7.8.2).
        var trailers = (uint)(payload.Length == WritableLength ? _trailerBytes : 0);
        if (!TryWriteTrailers() || !TryFill(headers, ref payload))
            return Fail();
        Written += trailers;
        for (var next = Next; next is not null; next = next.Next)
            if (!next.TryFill([], ref payload))
                return Fail();
        return true;
    }

    /// <summary>Writes headers and as much of a payload as the buffer holds.</summary>
    private bool TryFill(ReadOnlySpan<byte> headers, ref ReadOnlySpan<byte> payload)
    {
        var written = 0;
        foreach (var element in Writable)
        {
            var first = headers[..(int)Math.Min(element.Length, (uint)headers.Length)];
            var second = payload[..(int)Math.Min(element.Length - (uint)first.Length, (uint)payload.Length)];
            if (first.Length + second.Length > 0 && !_memory.TryWrite(element.Address, first, second))
                return false;
            headers = headers[first.Length..];
            payload = payload[second.Length..];
            written += first.Length + second.Length;
        }

        Written = (uint)written;
        return true;
    }

    /// <summary>Writes the headers behind the payload to the last bytes of the buffer, whatever elements these lie in.</summary>
    private bool TryWriteTrailers()
    {
        ReadOnlySpan<byte> trailers = _headers.AsSpan(_readableHeaderBytes + _writableHeaderBytes - _trailerBytes, _trailerBytes);
        for (var index = _chain.ElementCount - 1; trailers.Length > 0; index--)
        {
            var element = _elements[index];
            var last = trailers[^(int)Math.Min(element.Length, (uint)trailers.Length)..];
            if (last.Length > 0 && !_memory.TryWrite(element.Address + element.Length - (uint)last.Length, last, []))
                return false;
            trailers = trailers[..^last.Length];
        }

        return true;
    }

    /// <summary>Takes over a chain.</summary>
    /// <returns>False if the chain is shorter than the headers.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Take(RingChain chain)
    {
        _chain = chain;
        Written = 0;
        IsHeld = true;
        IsOutsideMemory = false;
        if (_writableHeaderBytes <= Vector256<byte>.Count)
            Unsafe.WriteUnaligned(ref _headers[_readableHeaderBytes], Vector256<byte>.Zero);
        else
            _headers.AsSpan(_readableHeaderBytes).Clear();
        var elements = _elements.AsSpan(0, chain.ElementCount);
        var readable = Sum(elements[..chain.ReadableCount]) - _readableHeaderBytes;
        var writable = Sum(elements[chain.ReadableCount..]);
        (ReadableLength, WritableBytes, WritableLength) = (readable, writable, writable - _writableHeaderBytes);
        return readable >= 0 && writable >= _writableHeaderBytes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Sum(ReadOnlySpan<RingElement> elements)
    {
        long sum = 0;
        foreach (var element in elements)
            sum += element.Length;
        return sum;
    }

    private bool Fail()
    {
        IsOutsideMemory = true;
        return false;
    }
}
