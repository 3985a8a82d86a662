using System.Runtime.Intrinsics;

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
        : this(new byte[(cells + Vector128<byte>.Count - 1) / Vector128<byte>.Count * Vector128<byte>.Count])
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
        if (Contains(other))
            return this;
        if (other.Contains(this))
            return other;
        var oldest = new byte[_oldest.Length];
        for (var i = 0; i < oldest.Length; i += Vector128<byte>.Count)
            Vector128.Max(Part(i), other.Part(i)).CopyTo(oldest, i);
        return new(oldest);
    }

    /// <summary>What both know.</summary>
    public Knowledge Common(Knowledge other)
    {
        var oldest = new byte[_oldest.Length];
        for (var i = 0; i < oldest.Length; i += Vector128<byte>.Count)
            Vector128.Min(Part(i), other.Part(i)).CopyTo(oldest, i);
        return new(oldest);
    }

    /// <summary>Adds to a hash what is known beyond what everybody knows.</summary>
    public void AddTo(ref Hash128 hash, Knowledge common)
    {
        for (var i = 0; i < _oldest.Length; i += Vector128<byte>.Count)
        {
            var beyond = (Vector128.Max(Part(i), common.Part(i)) - common.Part(i)).AsUInt64();
            hash.Add(beyond[0]);
            hash.Add(beyond[1]);
        }
    }

    /// <summary>The same when a write took effect before others of its cell that were there already.</summary>
    public Knowledge Shift(int cell, int write) => _oldest[cell] >= write ? With(cell, _oldest[cell] + 1) : this;

    private bool Contains(Knowledge other)
    {
        if (ReferenceEquals(this, other))
            return true;
        for (var i = 0; i < _oldest.Length; i += Vector128<byte>.Count)
            if (Vector128.Max(Part(i), other.Part(i)) != Part(i))
                return false;
        return true;
    }

    private Vector128<byte> Part(int first) => Vector128.Create(_oldest, first);
}
