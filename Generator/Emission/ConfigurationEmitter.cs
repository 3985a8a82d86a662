using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>
/// Writes what a configuration's declaration becomes: one view, which asks the features themselves. A layout for each set of features
/// would be thousands of layouts of the same offsets.
/// </summary>
internal static class ConfigurationEmitter
{
    public static SourceFile Emit(HeaderDeclaration configuration)
    {
        var type = configuration.Type;
        var writer = new SourceWriter(type);
        writer.Remarks(ByteMap.OfHeader(configuration, []));
        writer.Line(SourceWriter.GeneratedCode);
        using (writer.Braces($"partial struct {type.Name}"))
        {
            writer.Lines($$"""
                /// <summary>The size with every field, in bytes.</summary>
                public const int MaximumSize = {{PlacedField.SizeOf(configuration)}};

                private readonly {{Names.Wire}} _wire;
                private readonly {{Names.Features}} _features;

                /// <summary>Views bytes as the configuration of a device.</summary>
                /// <param name="bytes">The configuration's bytes, and any that follow.</param>
                /// <param name="features">What is negotiated.</param>
                /// <param name="guestByteOrder">The guest's byte order, which a legacy interface has.</param>
                /// <exception cref="global::System.ArgumentException">There are fewer bytes than the negotiated fields take.</exception>
                public {{type.Name}}(global::System.Span<byte> bytes, {{Names.Features}} features, {{Names.ByteOrder}} guestByteOrder = default)
                {
                    _wire = new(bytes, SizeFor(features), new(0, {{Names.Layouts}}.WireByteOrder.IsBigEndian(features, guestByteOrder)), "{{type.Name}}");
                    _features = features;
                }
                """);
            new FieldEmitter(configuration, placed => placed.Field.Condition.Code("_features"), _ => true).EmitAll(writer);
            EmitSize(writer, configuration);
            EmitMaps(writer, configuration);
        }

        return new(type, writer);
    }

    /// <summary>Behind the last negotiated field a device may have nothing: from the end, the first condition that holds decides.</summary>
    private static void EmitSize(SourceWriter writer, HeaderDeclaration configuration)
    {
        writer.Lines($"""

            /// <summary>The bytes up to the end of the last negotiated field.</summary>
            /// <param name="features">What is negotiated.</param>
            /// <returns>The size in bytes.</returns>
            """);
        using (writer.Braces($"public static int SizeFor({Names.Features} features)"))
        {
            var ends = PlacedField.Place(configuration)
                .GroupBy(placed => placed.Field.Condition)
                .Select(group => (Condition: group.Key, End: group.Max(placed => placed.End)))
                .OrderByDescending(group => group.End)
                .ToList();
            foreach (var (condition, end) in ends.TakeWhile(group => !group.Condition.IsAlways))
            {
                writer.Line($"if ({condition.Code("features")})");
                writer.Line($"    return {end};");
            }

            writer.Line($"return {ends.Where(group => group.Condition.IsAlways).Select(group => group.End).FirstOrDefault()};");
        }
    }

    private static void EmitMaps(SourceWriter writer, HeaderDeclaration configuration)
    {
        var (name, size) = (configuration.Type.Name, PlacedField.SizeOf(configuration));
        writer.Line();
        writer.Line("/// <summary>The layout as data, with every field.</summary>");
        writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<{Names.Layouts}.HeaderMap> Maps {{ get; }} =");
        writer.Line("[");
        writer.Line($"    new(\"{name}\", \"Size{size}\", {size}, \"any features\", true,");
        writer.Line("    [");
        foreach (var placed in PlacedField.Place(configuration))
            writer.Line($"        {HeaderLayoutsEmitter.FieldMap(placed)},");
        writer.Line("    ]),");
        writer.Line("];");
    }
}
