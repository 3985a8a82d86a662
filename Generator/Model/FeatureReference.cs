namespace LayoutGen.Generator.Model;

/// <summary>A member of a feature enum.</summary>
/// <param name="Enum">The enum as code names it, with <c>global::</c>.</param>
/// <param name="EnumName">The enum as people name it.</param>
/// <param name="Name">The member.</param>
/// <param name="Number">The bit number.</param>
internal sealed record FeatureReference(string Enum, string EnumName, string Name, int Number)
{
    /// <summary>VERSION_1, which separates the modern interface from the legacy one (virtio 1.4, 2.2.3 and 6.1).</summary>
    public static readonly FeatureReference Version1 = new("global::LayoutGen.Feature", "Feature", "Version1", 32);

    public string Code => $"{Enum}.{Name}";

    public string Display => $"{EnumName}.{Name}";
}
