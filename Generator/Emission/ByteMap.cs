using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Byte maps for documentation: what a person would draw on paper.</summary>
internal static class ByteMap
{
    /// <summary>No structure that is larger is drawn in one line.</summary>
    private const int MaximumWidth = 80;

    /// <summary>A table of a header's fields.</summary>
    public static IEnumerable<string> OfHeader(HeaderDeclaration header, IReadOnlyList<LayoutVariant> variants)
    {
        var placed = PlacedField.Place(header);
        var width = placed.Max(field => field.Field.Name.Length);
        var nameWidth = variants.Select(variant => variant.Name.Length).DefaultIfEmpty(0).Max();
        yield return "<code>";
        yield return $"offset  size  {"field".PadRight(width)}  exists";
        foreach (var field in placed)
            yield return Row(field, width);
        yield return "</code>";
        if (variants.Count == 0)
            yield break;
        yield return "Layouts:";
        yield return "<code>";
        foreach (var variant in variants)
            yield return $"{variant.Name.PadRight(nameWidth)}  {variant.Size.Text().PadLeft(3)} bytes  {variant.Features}";
        yield return "</code>";
    }

    /// <summary>Where one field's bytes lie among the header's.</summary>
    public static IEnumerable<string> OfField(HeaderDeclaration header, PlacedField field)
    {
        var size = PlacedField.SizeOf(header);
        var condition = field.Field.IsOptional ? $" Exists only {Existence(field.Field)}." : "";
        if (field.Field.Wire is WireTail tail)
        {
            var more = tail.More > 0 ? $", and {tail.More.Text()} more" : "";
            var taken = tail.Count is null ? "all that is left" : $"as many elements of {Bytes(tail.ElementSize)} as {tail.Count} counts{more}";
            yield return $"From the end of the layout, {taken}.{condition}";
            yield break;
        }

        yield return $"Offset {field.Offset.Text()}, {Bytes(field.Field.Wire.Size)}.{condition}";
        if (size > MaximumWidth)
            yield break;
        yield return "<code>";
        yield return Ruler(size);
        yield return new string('#', field.Field.Wire.Size).PadLeft(field.End, '.').PadRight(size, '.');
        yield return "</code>";
    }

    /// <summary>Where some bits lie in their word, the least significant to the right.</summary>
    public static IEnumerable<string> OfBits(BitField bits)
    {
        var width = 8 * bits.Word.Wire.Size;
        yield return $"{(bits.Width == 1 ? $"Bit {bits.Shift}" : $"Bits {bits.Shift} to {bits.Shift + bits.Width - 1}")} of <see cref=\"{bits.Word.Name}\"/>.";
        yield return "<code>";
        yield return new string('.', width - bits.Shift - bits.Width) + new string('#', bits.Width) + new string('.', bits.Shift);
        yield return "</code>";
    }

    /// <summary>When a field exists, in words.</summary>
    public static string Existence(FieldDeclaration field)
    {
        var condition = field.Condition.IsAlways ? "" : $"with {field.Condition.Display}";
        if (field.Case is null && field.Wire is not WireTail)
            return condition;
        var selected = field.Case is { } selection ? $"by the value of {selection.Selector}" : "";
        var counted = field.Wire is WireTail { Count: { } count } ? $"where all that {count} counts is there" : "";
        return string.Join(", ", new[] { condition, selected, counted }.Where(text => text.Length > 0));
    }

    /// <summary>A packet's parts and their descriptors by framing.</summary>
    public static IEnumerable<string> OfPacket(PacketDeclaration packet)
    {
        yield return "<code>";
        yield return "descriptors with separate framing: " + Descriptors(packet.Descriptors(isMerged: false));
        yield return "descriptors with merged framing:   " + Descriptors(packet.Descriptors(isMerged: true));
        yield return "</code>";
        yield return "R: the device reads it. W: the device writes it. A payload in several blocks of memory takes as many descriptors.";
    }

    /// <summary>Where one part lies in its packet.</summary>
    public static IEnumerable<string> OfPart(PacketDeclaration packet, PartDeclaration part)
    {
        yield return "<code>";
        yield return string.Join(" ", packet.Parts.Select(other => other.Name == part.Name ? $"#{Part(other)}#" : Part(other)));
        yield return "</code>";
    }

    public static string Bytes(int count) => count == 1 ? "1 byte" : $"{count.Text()} bytes";

    private static string Descriptors(IEnumerable<IReadOnlyList<PartDeclaration>> descriptors) =>
        string.Join(" ", descriptors.Select(parts => $"[{string.Join(" | ", parts.Select(Part))}]"));

    private static string Part(PartDeclaration part)
    {
        var size = part switch
        {
            { Header: { } header } => $"{Sizes(header)} B",
            { ConfiguredSize: { } bytes } => $"{bytes.Text()} B or as configured",
            _ => "payload",
        };
        return $"{(part.DeviceWrites ? "W" : "R")} {part.Name} {size}";
    }

    private static string Sizes(HeaderDeclaration header) =>
        string.Join("/", LayoutSolver.Solve(header).Select(variant => variant.Size).Distinct());

    private static string Row(PlacedField field, int width)
    {
        var condition = field.Field.IsOptional ? Existence(field.Field) : "always";
        var (offset, size) = field.Field.Wire is WireTail ? ("end", "rest") : (field.Offset.Text(), field.Field.Wire.Size.Text());
        return $"{offset.PadLeft(6)}  {size.PadLeft(4)}  {field.Field.Name.PadRight(width)}  {condition}";
    }

    private static string Ruler(int size)
    {
        var ruler = "";
        for (var offset = 0; offset < size; offset += 10)
            ruler = ruler.PadRight(offset) + offset.Text();
        return ruler;
    }
}
