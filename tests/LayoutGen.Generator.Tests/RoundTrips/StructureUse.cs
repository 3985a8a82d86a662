namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>What is done with a structure's bytes.</summary>
/// <param name="Kind">What.</param>
/// <param name="Place">Which integer is read or written, or which field is asked for.</param>
/// <param name="Value">What is written.</param>
internal sealed record StructureUse(StructureUseKind Kind, int Place, ulong Value)
{
    public static StructureUse Clear { get; } = new(StructureUseKind.Clear, 0, 0);

    public static StructureUse Measure { get; } = new(StructureUseKind.Measure, 0, 0);

    public static StructureUse Ask(int field) => new(StructureUseKind.Ask, field, 0);

    public static StructureUse Read(int integer) => new(StructureUseKind.Read, integer, 0);

    public static StructureUse Write(int integer, ulong value) => new(StructureUseKind.Write, integer, value);
}
