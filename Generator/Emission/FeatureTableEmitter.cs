using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes the table of an enum's features: names, numbers and requirements, without reflection.</summary>
internal static class FeatureTableEmitter
{
    private const string CommonFeatures = "global::LayoutGen.Feature";

    /// <summary>The table of the common features is an extension, which is found by its namespace only.</summary>
    private const string CommonNamespace = "using global::LayoutGen;";

    public static SourceFile Emit(FeatureEnumDeclaration declaration)
    {
        var type = declaration.Type;
        var writer = new SourceWriter(type, CommonNamespace);
        writer.Line($"/// <summary>The table of <see cref=\"{type.FullName}\"/>.</summary>");
        writer.Line(SourceWriter.GeneratedCode);
        using (writer.Braces($"{type.Accessibility} static class {Prefix(type)}Extensions"))
        {
            writer.Line("private static readonly global::LayoutGen.FeatureTable s_table = new(");
            writer.Line("[");
            if (type.FullName != CommonFeatures)
                writer.Line($"    .. {CommonFeatures}.Table.Features,");
            foreach (var feature in declaration.Features)
                writer.Line($"    {Info(feature)},");
            writer.Line("]);");
            writer.Line();
            using (writer.Braces($"extension({type.FullName})"))
            {
                writer.Line("/// <summary>The features of the device type, and those that all device types share.</summary>");
                writer.Line("public static global::LayoutGen.FeatureTable Table => s_table;");
            }
        }

        return new(type, writer);
    }

    /// <summary>The enum's name, after the names of the types that contain it.</summary>
    private static string Prefix(TypeName type) =>
        (type.Namespace.Length == 0 ? type.HintName : type.HintName.Substring(type.Namespace.Length + 1)).Replace(".", "");

    private static string Info(FeatureDeclaration declaration)
    {
        var feature = declaration.Feature;
        var requirements = declaration.Requires.Alternatives.Select(all => $", {Set(all)}");
        return $"new({feature.Number}, \"{feature.Display}\"{string.Concat(requirements)})";
    }

    private static string Set(EquatableArray<FeatureReference> features) =>
        "global::LayoutGen.FeatureSet.None" + string.Concat(features.Select(feature => $".With({feature.Code})"));
}
