namespace LayoutGen.Generator;

/// <summary>The names under which the pipeline's steps are tracked.</summary>
internal static class StepNames
{
    public const string Features = "Features";
    public const string Headers = "Headers";
    public const string Configurations = "Configurations";
    public const string Packets = "Packets";
}
