using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LayoutGen.Memory;

/// <summary>
/// The guest-physical memory that driver and device share. Addresses and lengths may come from an untrusted peer: whatever they
/// are, nothing outside the memory is touched. Windows and rings keep raw pointers into it, so it is never collected, only
/// disposed: after everything that uses it.
/// </summary>
public sealed unsafe class GuestMemory : IDisposable
{
    private const uint PageSize = 4096;

    // Nearly all memory is one block; the others are looked through in turn.
    private MemoryBlock _first;
    private MemoryBlock[] _others = [];
    private FileView[] _views = [];

    // Translated memory has no block of its own, so that only what is found in none costs a look at these.
    private readonly GuestMemory? _translated;
    private readonly IAddressTranslation? _translation;

    private GuestMemory(MemoryBlock first) => _first = first;

    private GuestMemory(GuestMemory translated, IAddressTranslation translation) => (_translated, _translation) = (translated, translation);

    /// <summary>Counts the transfers, and the accesses of rings that count; null, as at first, counts nothing.</summary>
    public AccessCounter? Counter { get; set; }

    /// <summary>Whether addresses are a device's, and go through a translation: only with <see cref="Feature.AccessPlatform"/>.</summary>
    public bool IsTranslated => _translation is not null;

    /// <summary>Allocates zeroed native memory that stands for a range of guest-physical memory.</summary>
    /// <param name="address">The guest-physical address of the first byte, a multiple of 4096.</param>
    /// <param name="length">The number of bytes.</param>
    /// <returns>The memory, to be disposed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The memory would be empty, misaligned or run past 2^64.</exception>
    public static GuestMemory Allocate(ulong address, uint length)
    {
        ArgumentOutOfRangeException.ThrowIfZero(length);
        var range = new GuestRange(address, length);
        if (address % PageSize != 0)
            throw new ArgumentOutOfRangeException(nameof(address), $"Address 0x{address:x} is not a multiple of {PageSize}: align it.");
        if (range.Overflows)
            throw new ArgumentOutOfRangeException(nameof(length), $"{range} runs past 2^64: make it shorter or begin lower.");
        var start = (byte*)NativeMemory.AlignedAlloc(length, PageSize);
        NativeMemory.Clear(start, length);
        return new(new(start, address, length));
    }

    /// <summary>Maps the memory of another process, a guest for example, from the files that it shares.</summary>
    /// <remarks>Whoever makes a mapped file shorter can end this process: of those who are not trusted, take sealed files only.</remarks>
    /// <param name="regions">What lies where, one region at least; any values are safe.</param>
    /// <returns>The memory, to be disposed. A range of it lies in one region, never across two.</returns>
    /// <exception cref="ArgumentException">
    /// There is no region, one is empty, runs past 2^64 or overlaps another, or a file cannot be mapped or is too short.
    /// </exception>
    public static GuestMemory Map(params ReadOnlySpan<GuestRegion> regions)
    {
        if (regions.IsEmpty)
            throw new ArgumentException("Memory needs one region at least.", nameof(regions));
        var views = new List<FileView>();
        try
        {
            foreach (var region in regions)
            {
                if (region.Length == 0 || region.Address > ulong.MaxValue - (region.Length - 1))
                    throw new ArgumentException(
                        $"The region of {region.Length} bytes at 0x{region.Address:x} is empty or runs past 2^64.", nameof(regions));
                var view = new FileView(region);
                views.Add(view);
                foreach (var other in views[..^1])
                    if (other.Block.Overlaps(view.Block))
                        throw new ArgumentException($"The regions {other.Block} and {view.Block} overlap.", nameof(regions));
            }
        }
        catch (ArgumentException)
        {
            views.ForEach(view => view.Dispose());
            throw;
        }

        return new(views[0].Block) { _others = [.. views[1..].Select(view => view.Block)], _views = [.. views] };
    }

    /// <summary>The same memory as a device sees it through a translation: ranges of it are at device addresses.</summary>
    /// <param name="memory">The memory, which is to be disposed after this one.</param>
    /// <param name="translation">What each device address stands for.</param>
    /// <returns>The memory at device addresses: buffers of a driver's queue that lies in it carry them.</returns>
    public static GuestMemory Translate(GuestMemory memory, IAddressTranslation translation)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(translation);
        return new(memory, translation);
    }

    /// <summary>Whether all bytes of a range exist.</summary>
    /// <param name="range">The range; any values are safe.</param>
    /// <returns>True if the whole range is in this memory.</returns>
    public bool Contains(GuestRange range) => _first.Contains(range) || TryFindOtherBlock(range, out _);

    /// <summary>The bytes of a range.</summary>
    /// <param name="range">The range; any values are safe.</param>
    /// <param name="bytes">The bytes themselves, no copy; valid until the memory is disposed.</param>
    /// <returns>False if the range is not in this memory, or longer than a span can be (2^31 - 1 bytes).</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetSpan(GuestRange range, out Span<byte> bytes)
    {
        var found = TryLocate(range, out var start);
        bytes = found ? new(start, (int)range.Length) : default;
        return found;
    }

    /// <summary>The bytes of a range that the caller knows to exist.</summary>
    /// <param name="range">The range.</param>
    /// <returns>The bytes themselves, no copy; valid until the memory is disposed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range is not in this memory, or longer than 2^31 - 1 bytes.</exception>
    public Span<byte> GetSpan(GuestRange range) => TryGetSpan(range, out var bytes)
        ? bytes
        : throw new ArgumentOutOfRangeException(nameof(range), $"{range} is not in {this}, or is longer than {int.MaxValue} bytes.");

    /// <summary>Maps a range for good, so that later uses need no look-up.</summary>
    /// <param name="range">The range; any values are safe.</param>
    /// <param name="window">The window onto the range.</param>
    /// <returns>False if the range is not in this memory, or longer than 2^31 - 1 bytes.</returns>
    public bool TryMap(GuestRange range, out MemoryWindow window)
    {
        var found = TryLocate(range, out var start);
        window = found ? new(start, range.Length) : default;
        return found;
    }

    /// <summary>Where some bytes are in the guest's view.</summary>
    /// <param name="bytes">A span of this memory.</param>
    /// <param name="address">The guest-physical address of the first byte.</param>
    /// <returns>False if the bytes are not all in this memory, or this one is translated: that goes one way.</returns>
    public bool TryGetAddress(ReadOnlySpan<byte> bytes, out ulong address)
    {
        fixed (byte* start = bytes)
        {
            if (_first.TryGetAddress(start, (uint)bytes.Length, out address))
                return true;
            foreach (var block in _others)
                if (block.TryGetAddress(start, (uint)bytes.Length, out address))
                    return true;
        }

        return false;
    }

    /// <summary>
    /// The device's write of one contiguous range, counted as one transfer: <paramref name="first"/>, then
    /// <paramref name="second"/> right behind it.
    /// </summary>
    /// <param name="address">The guest-physical address; any value is safe.</param>
    /// <param name="first">The first bytes, a header for example.</param>
    /// <param name="second">The bytes behind them; may be empty.</param>
    /// <returns>False, and nothing is written, if the range is not in this memory.</returns>
    public bool TryWrite(ulong address, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        if (!TryGetSpan(new(address, (uint)first.Length + (uint)second.Length), out var target))
            return false;
        BulkCopy.Copy(first, target);
        BulkCopy.Copy(second, target[first.Length..]);
        Counter?.CountTransferWrite(target.Length);
        return true;
    }

    /// <summary>
    /// The device's read of one contiguous range, counted as one transfer: into <paramref name="first"/>, the rest into
    /// <paramref name="second"/>.
    /// </summary>
    /// <param name="address">The guest-physical address; any value is safe.</param>
    /// <param name="first">Receives the first bytes, a header for example.</param>
    /// <param name="second">Receives the bytes behind them; may be empty.</param>
    /// <returns>False, and nothing is read, if the range is not in this memory.</returns>
    public bool TryRead(ulong address, Span<byte> first, Span<byte> second)
    {
        if (!TryGetSpan(new(address, (uint)first.Length + (uint)second.Length), out var source))
            return false;
        BulkCopy.Copy(source[..first.Length], first);
        BulkCopy.Copy(source[first.Length..], second);
        Counter?.CountTransferRead(source.Length);
        return true;
    }

    /// <summary>Frees the memory. Spans, windows and rings of it must not be used any more.</summary>
    public void Dispose()
    {
        if (_views.Length == 0)
            NativeMemory.AlignedFree(_first.Start);
        foreach (var view in _views)
            view.Dispose();
        (_first, _others, _views) = (default, [], []);
    }

    /// <summary>The memory's ranges, for messages.</summary>
    /// <returns>For example <c>guest memory [0x1000, 0x9000)</c>.</returns>
    public override string ToString() => _translated is not null
        ? $"what is mapped of {_translated}"
        : $"guest memory {_first}{string.Concat(_others.Select(block => $" and {block}"))}";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryLocate(GuestRange range, out byte* start)
    {
        // No copy of the block: a packet's element is looked up here.
        if (range.Length > int.MaxValue || !_first.Contains(range))
            return TryLocateElsewhere(range, out start);
        start = _first.At(range.Address);
        return true;
    }

    private bool TryLocateElsewhere(GuestRange range, out byte* start)
    {
        start = null;
        if (range.Length > int.MaxValue || !TryFindOtherBlock(range, out var block))
            return false;
        start = block.At(range.Address);
        return true;
    }

    private bool TryFindOtherBlock(GuestRange range, out MemoryBlock block)
    {
        foreach (var other in _others)
            if (other.Contains(range))
            {
                block = other;
                return true;
            }

        block = default;
        return _translation is not null && TryTranslate(range, out block);
    }

    private bool TryTranslate(GuestRange range, out MemoryBlock block)
    {
        block = default;
        if (!_translation!.TryTranslate(range, out var address) || !_translated!.TryLocate(range with { Address = address }, out var start))
            return false;
        block = new(start, range.Address, range.Length);
        return true;
    }
}
