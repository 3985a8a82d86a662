namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>
/// A state of memory and of the two sides that use it, after the view-based form of the C11 memory model (relaxed, release, acquire,
/// and a sequentially consistent fence for the full barrier). Each cell of 2 bytes keeps all its writes; a read may get any that its
/// side does not know to be overwritten, and a write may take effect before others of which its side knows nothing. An access of
/// several cells is single: no other comes between its parts.
/// </summary>
internal sealed class World
{
    private readonly Side[] _sides;
    private readonly CellWrite[][] _cells;
    private readonly Place[] _places;

    // What a side knows; what it will know behind its next barrier; what it knew at its last.
    private readonly Knowledge[] _known;
    private readonly Knowledge[] _read;
    private readonly Knowledge[] _fenced;
    private readonly Knowledge?[] _bells;

    // What is known at the last barrier of either side: barriers have one order.
    private Knowledge _barrier;

    /// <summary>The world when both sides start: they know all that was prepared.</summary>
    public World(Side driver, Side device, int cells)
    {
        var nothing = new Knowledge(cells);
        _sides = [driver, device];
        _cells = [.. Enumerable.Range(0, cells).Select(_ => new CellWrite[] { new(0, nothing) })];
        foreach (var step in (IEnumerable<Step>)[.. driver.Preparation, .. device.Preparation])
            for (var i = 0; i < step.Cells; i++)
                _cells[step.Cell + i] = [new(Part(step.Value, i), nothing)];
        _places = [driver.Start, device.Start];
        _known = [nothing, nothing];
        _read = [nothing, nothing];
        _fenced = [nothing, nothing];
        _bells = [null, null];
        _barrier = nothing;
    }

    private World(World other)
    {
        _sides = other._sides;
        _cells = [.. other._cells];
        _places = [.. other._places];
        _known = [.. other._known];
        _read = [.. other._read];
        _fenced = [.. other._fenced];
        _bells = [.. other._bells];
        _barrier = other._barrier;
    }

    public Step Next(int side) => _places[side].Step;

    /// <summary>
    /// Whether a side's next step may as well be taken at once: it stands in nobody's way. A write takes nothing from those who would
    /// read older ones, and may take effect before others; a bell that is silent is rung by nobody else.
    /// </summary>
    public bool IsFree(int side) => Next(side).Kind switch
    {
        StepKind.Write => true,
        StepKind.Notify => _bells[1 - side] is null,
        _ => false,
    };

    /// <summary>All ways in which a side can take its next step, with what a read gets; none if it has ended, or sleeps.</summary>
    public IEnumerable<(World World, ulong Answer)> Take(int side) => Next(side) switch
    {
        { Kind: StepKind.Read } step => Read(side, step),
        { Kind: StepKind.Write } step => Write(side, step),
        { Kind: StepKind.Barrier } => [(Barrier(side), 0UL)],
        { Kind: StepKind.Notify } => [(Notify(side), 0UL)],
        { Kind: StepKind.Wait } when _bells[side] is { } bell => [(WakeUp(side, bell), 0UL)],
        _ => [],
    };

    /// <summary>A number that tells this state from all others: what nobody can read or learn any more does not count.</summary>
    public UInt128 Fingerprint()
    {
        var common = _known[0].Common(_known[1]);
        var hash = new Hash128();
        for (var cell = 0; cell < _cells.Length; cell++)
        {
            var writes = _cells[cell];
            if (writes.Length == 1)
                continue;
            hash.Add(((ulong)cell << 32) + (ulong)(writes.Length - common[cell]));
            for (var write = common[cell]; write < writes.Length; write++)
            {
                hash.Add(writes[write].Value);
                writes[write].Shown.AddTo(ref hash, common);
            }
        }

        for (var side = 0; side < _sides.Length; side++)
        {
            hash.Add((ulong)_places[side].Number);
            _known[side].AddTo(ref hash, common);
            _read[side].AddTo(ref hash, common);
            _fenced[side].AddTo(ref hash, common);
            hash.Add(_bells[side] is null ? 0UL : 1);
            _bells[side]?.AddTo(ref hash, common);
        }

        _barrier.AddTo(ref hash, common);
        return hash.Value;
    }

    private static ushort Part(ulong value, int cell) => (ushort)(value >> (16 * cell));

    private World After(int side, ulong answer)
    {
        var next = new World(this);
        next._places[side] = _sides[side].After(_places[side], answer);
        return next;
    }

    private IEnumerable<(World World, ulong Answer)> Read(int side, Step step)
    {
        foreach (var writes in Readable(side, step, []))
        {
            var value = 0UL;
            var known = _known[side];
            var read = _read[side];
            for (var i = 0; i < step.Cells; i++)
            {
                var write = _cells[step.Cell + i][writes[i]];
                value |= (ulong)write.Value << (16 * i);
                known = known.With(step.Cell + i, writes[i]);
                if (step.IsOrdered)
                    known = known.With(write.Shown);
                read = read.With(write.Shown);
            }

            var next = After(side, value);
            next._known[side] = known;
            next._read[side] = read;
            yield return (next, value);
        }
    }

    // A single access sees all its cells at one time: not the one before and another behind a write that shows the first.
    private IEnumerable<int[]> Readable(int side, Step step, int[] chosen)
    {
        if (chosen.Length == step.Cells)
        {
            yield return chosen;
            yield break;
        }

        var cell = step.Cell + chosen.Length;
        for (var write = _known[side][cell]; write < _cells[cell].Length; write++)
            if (IsSingle(step.Cell, chosen, cell, write))
                foreach (var all in Readable(side, step, [.. chosen, write]))
                    yield return all;
    }

    private bool IsSingle(int first, int[] chosen, int cell, int write)
    {
        for (var i = 0; i < chosen.Length; i++)
            if (_cells[first + i][chosen[i]].Shown[cell] > write || _cells[cell][write].Shown[first + i] > chosen[i])
                return false;
        return true;
    }

    private IEnumerable<(World World, ulong Answer)> Write(int side, Step step)
    {
        var unknown = 0;
        for (var cell = step.Cell; cell < step.Cell + step.Cells; cell++)
            unknown = Math.Max(unknown, _cells[cell].Length - 1 - _known[side][cell]);
        for (var before = 0; before <= unknown; before++)
        {
            var next = After(side, 0);
            for (var cell = step.Cell; cell < step.Cell + step.Cells; cell++)
            {
                var place = Math.Max(_cells[cell].Length - before, _known[side][cell] + 1);
                if (place < _cells[cell].Length)
                    next.Shift(cell, place);
                next._known[side] = next._known[side].With(cell, place);
                next._cells[cell] = [.. next._cells[cell][..place], default, .. next._cells[cell][place..]];
            }

            next.Show(side, step);
            yield return (next, 0);
        }
    }

    private void Show(int side, Step step)
    {
        var shown = step.IsOrdered ? _known[side] : _fenced[side];
        for (var cell = step.Cell; cell < step.Cell + step.Cells; cell++)
            shown = shown.With(cell, _known[side][cell]);
        for (var i = 0; i < step.Cells; i++)
            _cells[step.Cell + i][_known[side][step.Cell + i]] = new(Part(step.Value, i), shown);
    }

    // Makes room for a write among those of a cell.
    private void Shift(int cell, int place)
    {
        for (var i = 0; i < _cells.Length; i++)
            _cells[i] = [.. _cells[i].Select(write => write with { Shown = write.Shown.Shift(cell, place) })];
        for (var side = 0; side < _sides.Length; side++)
        {
            _known[side] = _known[side].Shift(cell, place);
            _read[side] = _read[side].Shift(cell, place);
            _fenced[side] = _fenced[side].Shift(cell, place);
            _bells[side] = _bells[side]?.Shift(cell, place);
        }

        _barrier = _barrier.Shift(cell, place);
    }

    private World Barrier(int side)
    {
        var next = After(side, 0);
        next._barrier = next._known[side] = next._read[side] = next._fenced[side] =
            _known[side].With(_read[side]).With(_barrier);
        return next;
    }

    private World Notify(int side)
    {
        var next = After(side, 0);
        next._bells[1 - side] = _bells[1 - side]?.With(_known[side]) ?? _known[side];
        return next;
    }

    private World WakeUp(int side, Knowledge bell)
    {
        var next = After(side, 0);
        next._known[side] = _known[side].With(bell);
        next._bells[side] = null;
        return next;
    }
}
