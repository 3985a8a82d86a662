namespace LayoutGen.Generator.Emission;

/// <summary>The runtime library's types as generated code names them.</summary>
internal static class Names
{
    public const string Features = "global::LayoutGen.NegotiatedFeatures";
    public const string FeatureSet = "global::LayoutGen.FeatureSet";
    public const string SpecificationVersion = "global::LayoutGen.SpecificationVersion";
    public const string ByteOrder = "global::LayoutGen.Memory.ByteOrder";
    public const string Layouts = "global::LayoutGen.Layouts";
    public const string Memory = "global::LayoutGen.Memory";
    public const string Rings = "global::LayoutGen.Rings";
    public const string Queues = "global::LayoutGen.Queues";
    public const string Wire = Layouts + ".Wire";

    /// <summary>Left to itself NativeAOT calls a one-line property over a layout's constants, and what would fold away stays.</summary>
    public const string Inline =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";
}
