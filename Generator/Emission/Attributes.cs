using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Conditions as attributes of generated members, for analyzers to read.</summary>
internal static class Attributes
{
    public static string Requires(Condition condition) => List("RequiresFeature", condition);

    /// <summary>What is true exactly where the condition holds.</summary>
    public static string Guards(Condition condition) => List("GuardsFeature", condition, ", IsExact = true");

    private static string List(string name, Condition condition, string settings = "")
    {
        return $"[{string.Join(", ", condition.Alternatives.Select(One))}]";

        string One(EquatableArray<FeatureReference> all) =>
            $"global::LayoutGen.{name}({(all is [var only] ? only.Code : string.Join(", ", all.Select(feature => feature.Code)))}{settings})";
    }
}
