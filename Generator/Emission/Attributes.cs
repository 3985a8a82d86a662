using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Conditions as attributes of generated members, for analyzers to read.</summary>
internal static class Attributes
{
    public static string Requires(Condition condition) => List("RequiresFeature", condition);

    public static string Guards(Condition condition) => List("GuardsFeature", condition);

    private static string List(string name, Condition condition)
    {
        var attributes = condition.Alternatives.Select(all => $"global::LayoutGen.{name}({string.Join(", ", all.Select(feature => feature.Code))})");
        return $"[{string.Join(", ", attributes)}]";
    }
}
