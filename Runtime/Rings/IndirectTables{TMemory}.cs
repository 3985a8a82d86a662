namespace LayoutGen.Rings;

/// <summary>A driver's indirect tables, mapped; the default value is none.</summary>
internal readonly struct IndirectTables<TMemory>
    where TMemory : struct
{
    public TMemory Window { get; init; }

    public ulong Address { get; init; }

    public uint TableSize { get; init; }

    public bool Exist => TableSize != 0;

    /// <summary>Where the table of a slot is in the window.</summary>
    public uint Offset(int slot) => (uint)slot * TableSize;
}
