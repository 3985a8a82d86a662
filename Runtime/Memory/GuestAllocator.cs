using System.Numerics;

namespace LayoutGen.Memory;

/// <summary>
/// Hands out parts of a guest range, first fit; what is freed grows together again. For the driver side, when queues are opened
/// and closed. Not synchronised.
/// </summary>
public sealed class GuestAllocator
{
    // In ascending order of addresses, never adjacent, never empty.
    private readonly List<GuestRange> _free;
    private readonly HashSet<GuestRange> _allocated = [];

    /// <summary>An allocator of a range that nobody else uses.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="range">What may be handed out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or not in the memory.</exception>
    public GuestAllocator(GuestMemory memory, GuestRange range)
    {
        ArgumentNullException.ThrowIfNull(memory);
        if (range.Length == 0 || !memory.Contains(range))
            throw new ArgumentOutOfRangeException(nameof(range), $"{range} is empty or not in {memory}: give a range of the memory.");
        Memory = memory;
        _free = [range];
    }

    /// <summary>The memory that the ranges are in.</summary>
    public GuestMemory Memory { get; }

    /// <summary>Allocates a range. Its bytes are whatever they were.</summary>
    /// <param name="size">The number of bytes, at least 1.</param>
    /// <param name="alignment">What the address is a multiple of: a power of two.</param>
    /// <param name="range">The range.</param>
    /// <returns>False if no free part is large enough.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is 0, or the alignment no power of two.</exception>
    public bool TryAllocate(uint size, uint alignment, out GuestRange range)
    {
        ArgumentOutOfRangeException.ThrowIfZero(size);
        if (!BitOperations.IsPow2(alignment))
            throw new ArgumentOutOfRangeException(nameof(alignment), $"Alignment {alignment} is not a power of two.");

        for (var i = 0; i < _free.Count; i++)
        {
            var free = _free[i];
            var padding = (uint)(unchecked(0 - free.Address) & (alignment - 1));
            if (padding > free.Length || size > free.Length - padding)
                continue;
            range = free.Slice(padding, size);
            var behind = free.Slice(padding + size, free.Length - padding - size);
            _free.RemoveAt(i);
            _free.InsertRange(i, new[] { free.Slice(0, padding), behind }.Where(part => part.Length != 0));
            _allocated.Add(range);
            return true;
        }

        range = default;
        return false;
    }

    /// <summary>Takes a range back.</summary>
    /// <param name="range">A range exactly as it was allocated.</param>
    /// <exception cref="InvalidOperationException">The range is not allocated: never was, or was freed before.</exception>
    public void Free(GuestRange range)
    {
        if (!_allocated.Remove(range))
            throw new InvalidOperationException($"{range} is not allocated: free each range once, exactly as it was allocated.");

        var i = _free.FindIndex(free => free.Address > range.Address) is var found and >= 0 ? found : _free.Count;
        if (i < _free.Count && _free[i].Address == range.End)
        {
            range = new(range.Address, range.Length + _free[i].Length);
            _free.RemoveAt(i);
        }

        if (i > 0 && _free[i - 1].End == range.Address)
        {
            range = new(_free[i - 1].Address, _free[i - 1].Length + range.Length);
            _free.RemoveAt(--i);
        }

        _free.Insert(i, range);
    }
}
