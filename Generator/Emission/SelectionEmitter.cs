using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes what selects a layout when features are negotiated.</summary>
internal static class SelectionEmitter
{
    public const string Signature =
        $"public static {Names.Layouts}.LayoutSelection Select({Names.Features} features, {Names.ByteOrder} guestByteOrder = default)";

    public static void EmitDocumentation(SourceWriter writer) => writer.Lines("""
        /// <summary>Selects the layout that negotiated features give.</summary>
        /// <param name="features">What is negotiated.</param>
        /// <param name="guestByteOrder">The guest's byte order, which a legacy interface has.</param>
        /// <returns>The layout.</returns>
        /// <exception cref="global::LayoutGen.FeatureNegotiationException">The features contradict each other: no layout has them.</exception>
        """);

    public static void Emit(SourceWriter writer, TypeName type, IReadOnlyList<HeaderDeclaration> headers, IReadOnlyList<LayoutVariant> variants)
    {
        using (writer.Braces(Signature))
        {
            var fields = headers.SelectMany(header => LayoutSolver.ConditionalFields(header)).ToList();
            if (fields.Count > 0)
                EmitIndex(writer, type, headers, fields, variants);
            else
                writer.Line("const int index = 0;");
            writer.Line($"return new(index, {Names.Layouts}.WireByteOrder.IsBigEndian(features, guestByteOrder));");
        }
    }

    private static void EmitIndex(
        SourceWriter writer,
        TypeName type,
        IReadOnlyList<HeaderDeclaration> headers,
        IReadOnlyList<FieldDeclaration> fields,
        IReadOnlyList<LayoutVariant> variants)
    {
        writer.Line("var fields = 0UL;");
        foreach (var condition in fields.Select(field => field.Condition).Distinct())
        {
            writer.Line($"if ({condition.Code("features")})");
            writer.Line($"    fields |= 0x{Fields(fields, condition):X};");
        }

        writer.Line("var index = fields switch");
        writer.Line("{");
        for (var index = 0; index < variants.Count; index++)
            writer.Line($"    0x{Fields(headers, variants[index]):X} => {index},");
        writer.Line($"    _ => throw global::LayoutGen.FeatureNegotiationException.NoLayout(\"{type.Name}\", features),");
        writer.Line("};");
    }

    /// <summary>The fields with a condition, as bits.</summary>
    private static ulong Fields(IReadOnlyList<FieldDeclaration> fields, Condition condition)
    {
        var mask = 0UL;
        for (var bit = 0; bit < fields.Count; bit++)
            if (fields[bit].Condition.Equals(condition))
                mask |= 1UL << bit;
        return mask;
    }

    /// <summary>The conditional fields of all headers, one after the other, as bits.</summary>
    private static ulong Fields(IReadOnlyList<HeaderDeclaration> headers, LayoutVariant variant)
    {
        var (fields, shift) = (0UL, 0);
        for (var index = 0; index < headers.Count; index++)
        {
            fields |= variant.Present[index] << shift;
            shift += LayoutSolver.ConditionalFields(headers[index]).Count();
        }

        return fields;
    }
}
