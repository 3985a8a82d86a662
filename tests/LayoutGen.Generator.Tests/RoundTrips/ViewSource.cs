using System.Globalization;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>Writes C# that uses a structure's view as a user would.</summary>
internal static class ViewSource
{
    public static string NameOf(Type structure) => $"ViewOf{structure.Name}";

    public static string Of(DeclaredStructure structure)
    {
        var type = structure.Type.FullName;
        var (layout, map) = structure.IsConfiguration
            ? ("features, order", "Maps[0]")
            : ($"{type}.Select(features, order)", $"Maps[{type}.Select(features).Index]");
        var view = $"var view = new {type}(bytes, {layout});";
        const string Arguments = "Span<byte> bytes, NegotiatedFeatures features, ByteOrder order";
        return $$"""
            public sealed class {{NameOf(structure.Type)}} : LayoutGen.Generator.Tests.RoundTrips.IStructureView
            {
                public int SizeFor(NegotiatedFeatures features) => {{type}}.SizeFor(features);

                public HeaderMap MapFor(NegotiatedFeatures features) => {{type}}.{{map}};

                public ulong Read({{Arguments}}, int integer)
                {
                    {{view}}
                    switch (integer)
                    {
                        {{Cases(structure.Integers, Read)}}
                        default: throw new InvalidOperationException();
                    }
                }

                public void Write({{Arguments}}, int integer, ulong value)
                {
                    {{view}}
                    switch (integer)
                    {
                        {{Cases(structure.Integers, Write)}}
                        default: throw new InvalidOperationException();
                    }
                }

                public bool Has({{Arguments}}, int field)
                {
                    {{view}}
                    switch (field)
                    {
                        {{Cases(structure.Fields, field => $"return {(IsOptional(field) ? $"view.Has{field.Name}" : "true")};")}}
                        default: throw new InvalidOperationException();
                    }
                }

                public int SizeWithTail({{Arguments}})
                {
                    {{view}}
                    return {{(structure.HasCountedTail ? "view.SizeWithTail" : "0")}};
                }

                public void ClearReserved({{Arguments}})
                {
                    {{view}}
                    {{(structure.Fields.Any(field => field.HasReserved) ? "view.ClearReserved();" : "")}}
                }
            }
            """;
    }

    private static bool IsOptional(DeclaredField field) =>
        field.Case is not null || field.Tail?.Count is not null || field.Condition.Any.Count > 0 || field.Condition.None != FeatureSet.None;

    private static string Cases<T>(IReadOnlyList<T> items, Func<T, string> statement) => string.Join('\n', items.Select((item, place) =>
        string.Create(CultureInfo.InvariantCulture, $"case {place}: {{ {statement(item)} }}")));

    private static string Read(DeclaredInteger integer)
    {
        var expression = $"view{string.Concat(integer.Path.Select(Member))}";
        var spare = 64 - 8 * DeclaredStructure.SizeOf(integer.Type);
        return integer.Type == typeof(bool)
            ? $"return {expression} ? 1UL : 0UL;"
            : string.Create(CultureInfo.InvariantCulture, $"return unchecked((ulong){expression} << {spare} >> {spare});");
    }

    /// <summary>A setter needs a variable for every view on its way.</summary>
    private static string Write(DeclaredInteger integer)
    {
        if (!integer.HasSetter)
            return "throw new InvalidOperationException();";
        var ways = integer.Path.SkipLast(1).Select((name, place) => string.Create(
            CultureInfo.InvariantCulture, $"var view{place + 1} = view{(place == 0 ? "" : $"{place}")}{Member(name)}; "));
        var last = integer.Path.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{integer.Path.Count - 1}");
        var value = integer.Type == typeof(bool) ? "value != 0" : $"unchecked(({integer.Type.FullName})value)";
        return $"{string.Concat(ways)}view{last}{Member(integer.Path[^1])} = {value}; break;";
    }

    private static string Member(string name) => name.StartsWith('[') ? name : $".{name}";
}
