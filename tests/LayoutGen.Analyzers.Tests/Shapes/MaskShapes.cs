namespace LayoutGen.Analyzers.Tests.Shapes;

/// <summary>Bits of the negotiated set that are compared with constant masks.</summary>
public static class MaskShapes
{
    public static TheoryData<string, string> All => new()
    {
        { "one bit is not nothing", "if ((features.Bits & FeatureSet.Of(Feature.Version1)) != FeatureSet.None) Merged(features);" },
        { "one bit is nothing", "if ((features.Bits & FeatureSet.Of(Feature.Version1)) == FeatureSet.None) [|Merged|](features);" },
        { "one bit is the default", "if ((features.Bits & FeatureSet.Of(Feature.Version1)) == default) return; Merged(features);" },
        {
            "one bit is all of itself",
            "var mask = FeatureSet.Of(Feature.AnyLayout); if ((features.Bits & mask) == mask) Merged(features);"
        },
        {
            "one bit is not all of itself",
            "var mask = FeatureSet.Of(Feature.AnyLayout); if ((features.Bits & mask) != mask) [|Merged|](features);"
        },
        {
            "several bits, all",
            "var mask = FeatureSet.Of(Feature.Version1).With(NetFeature.MrgRxBuf); if ((features.Bits & mask) == mask) Merged(features);"
        },
        {
            "several bits, any",
            "var mask = FeatureSet.Of(Feature.Version1).With(NetFeature.MrgRxBuf); "
            + "if ((features.Bits & mask) != FeatureSet.None) [|Merged|](features);"
        },
        {
            "either bit of the gate",
            "if ((features.Bits & FeatureSet.Of(Feature.Version1, Feature.AnyLayout)) != FeatureSet.None) Merged(features);"
        },
        {
            "neither bit of the gate: return",
            "if ((features.Bits & FeatureSet.Of(Feature.Version1, Feature.AnyLayout)) == FeatureSet.None) return; Merged(features);"
        },
        {
            "one bit on and one off",
            "var both = FeatureSet.Of(Feature.Version1, Feature.AnyLayout); var modern = FeatureSet.Of(Feature.Version1); "
            + "if ((features.Bits & both) == modern) Merged(features);"
        },
        {
            "mask made with or",
            "var mask = FeatureSet.Of(Feature.Version1) | FeatureSet.Of(NetFeature.MrgRxBuf); "
            + "if ((features.Bits & mask) == mask) Merged(features);"
        },
        { "mask on the left", "var mask = FeatureSet.Of(Feature.Version1); if (mask == (mask & features.Bits)) Merged(features);" },
        { "mask of something else", "var mask = FeatureSet.Of(NetFeature.MrgRxBuf); if ((features.Bits & mask) == mask) [|Merged|](features);" },
        { "mask of what requires Version1", "var mask = FeatureSet.Of(Feature.RingPacked); if ((features.Bits & mask) == mask) Merged(features);" },
        {
            "mask that changes",
            "var mask = FeatureSet.Of(Feature.Version1); if (x) mask = FeatureSet.None; "
            + "if ((features.Bits & mask) == mask) [|Merged|](features);"
        },
        { "mask of an offer", "var mask = FeatureSet.Of(Feature.Version1); if ((offered.Bits & mask) == mask) [|Merged|](features);" },
        { "mask of another set", "var mask = FeatureSet.Of(Feature.Version1); if ((other.Bits & mask) == mask) [|Merged|](features);" },
        { "Contains", "if (features.Bits.Contains(FeatureSet.Of(Feature.Version1))) Merged(features);" },
        { "Contains of several", "if (!features.Bits.Contains(FeatureSet.Of(Feature.AnyLayout).With(NetFeature.Csum))) return; Merged(features);" },
        { "Contains of something else", "if (features.Bits.Contains(FeatureSet.Of(NetFeature.MrgRxBuf))) [|Merged|](features);" },
        { "raw bits", "if ((features.Bits.Low & (1UL << 32)) != 0) Merged(features);" },
        { "raw bits of several, all", "const ulong Mask = 1UL << 32 | 1UL << 15; if ((features.Bits.Low & Mask) == Mask) Merged(features);" },
        { "raw bits of several, any", "const ulong Mask = 1UL << 32 | 1UL << 15; if ((features.Bits.Low & Mask) != 0) [|Merged|](features);" },
        { "raw bits of the gate, any", "if ((features.Bits.Low & 0x1_0800_0000) != 0) Merged(features);" },
        { "raw bits of the upper half", "if ((features.Bits.High & 1) != 0) Merged(features);" },
        { "raw bit of something else", "if ((features.Bits.Low & (1UL << 15)) != 0) [|Merged|](features);" },
        { "raw bits compared otherwise", "if ((features.Bits.Low & (1UL << 32)) > 0) [|Merged|](features);" },
        { "mask in a flag", "var can = (features.Bits.Low & (1UL << 32)) != 0 && x; if (can) Merged(features);" },
    };
}
