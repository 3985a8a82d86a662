namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>
/// Of each cell, the oldest write that may still be read: its number in the order in which the cell's writes take effect. Whoever
/// knows of a write can read nothing older. Immutable.
/// </summary>
internal sealed class Knowledge
{
    private readonly byte[] _oldest;

    private Knowledge(byte[] oldest) => _oldest = oldest;

    public Knowledge(int cells)
        : this(new byte[cells])
    {
    }

    public int this[int cell] => _oldest[cell];

    /// <summary>This, and a write of one cell.</summary>
    public Knowledge With(int cell, int write)
    {
        if (_oldest[cell] >= write)
            return this;
        var oldest = _oldest.AsSpan().ToArray();
        oldest[cell] = checked((byte)write);
        return new(oldest);
    }

    /// <summary>This, and all of another.</summary>
    public Knowledge With(Knowledge other)
    {
        if (ReferenceEquals(this, other) || Contains(other))
            return this;
        if (other.Contains(this))
            return other;
        var oldest = _oldest.AsSpan().ToArray();
        for (var cell = 0; cell < oldest.Length; cell++)
            oldest[cell] = Math.Max(oldest[cell], other._oldest[cell]);
        return new(oldest);
    }

    /// <summary>The same when a write took effect before others of its cell that were there already.</summary>
    public Knowledge Shift(int cell, int write) => _oldest[cell] >= write ? With(cell, _oldest[cell] + 1) : this;

    private bool Contains(Knowledge other)
    {
        for (var cell = 0; cell < _oldest.Length; cell++)
            if (_oldest[cell] < other._oldest[cell])
                return false;
        return true;
    }
}
