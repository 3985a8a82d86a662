namespace LayoutGen.Analyzers.Tests.Shapes;

/// <summary>What proves free framing: either of the gate's features, what requires one of them, and nothing else.</summary>
public static class FeatureShapes
{
    /// <summary>Features that require others in every way.</summary>
    public const string Vendor = """

        [VirtioFeatures]
        public enum Vendor
        {
            [RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)] Fast = 0,
            [RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout), RequiresFeature(Feature.IndirectDesc)] Slow = 1,
            [RequiresFeature(Egg)] Chicken = 2,
            [RequiresFeature(Chicken)] Egg = 3,
            Modern = 50,
        }
        """;

    public static TheoryData<string, string> All => new()
    {
        { "Version1", "if (features.Has(Feature.Version1)) Merged(features);" },
        { "AnyLayout", "if (features.Has(Feature.AnyLayout)) Merged(features);" },
        { "either feature", "if (features.Has(Feature.Version1) || features.Has(Feature.AnyLayout)) Merged(features);" },
        { "either feature, not short-circuit", "if (features.Has(Feature.Version1) | features.Has(Feature.AnyLayout)) Merged(features);" },
        { "neither feature: return", "if (!features.Has(Feature.Version1) && !features.Has(Feature.AnyLayout)) return; Merged(features);" },
        {
            "one feature on each path",
            "if (x) { if (!features.Has(Feature.Version1)) return; } else if (!features.Has(Feature.AnyLayout)) return; "
            + "Merged(features);"
        },
        {
            "one feature on each path, another on a third",
            "if (x) { if (!features.Has(Feature.Version1)) return; } else if (y) { if (!features.Has(Feature.AnyLayout)) return; "
            + "} else if (!features.Has(Feature.IndirectDesc)) return; [|Merged|](features);"
        },
        { "the classic mistake: MrgRxBuf", "if (features.Has(NetFeature.MrgRxBuf)) [|Merged|](features);" },
        { "MrgRxBuf or Version1", "if (features.Has(NetFeature.MrgRxBuf) || features.Has(Feature.Version1)) [|Merged|](features);" },
        { "MrgRxBuf and Version1", "if (features.Has(NetFeature.MrgRxBuf) && features.Has(Feature.Version1)) Merged(features);" },
        { "a feature that requires Version1", "if (features.Has(Feature.RingPacked)) Merged(features);" },
        { "a feature that requires something else", "if (features.Has(NetFeature.GuestTso4)) [|Merged|](features);" },
        { "a feature that requires one of two", "if (features.Has(Vendor.Fast)) Merged(features);" },
        { "a feature that only a modern interface has a bit for", "if (features.Has(Vendor.Modern)) Merged(features);" },
        { "a feature that requires one of three", "if (features.Has(Vendor.Slow)) [|Merged|](features);" },
        { "features that require one another", "if (features.Has(Vendor.Chicken)) [|Merged|](features);" },
        {
            "Version1 is off, so AnyLayout must be on",
            "if (!features.HasFreeFraming) return; if (!features.Has(Feature.Version1)) Merged(features);"
        },
        { "Version1 is off", "if (!features.Has(Feature.Version1)) [|Merged|](features);" },
        {
            "Version1 is off here and was on before",
            "if (!features.Has(Feature.Version1)) return; if (!features.Has(Feature.Version1)) Merged(features);"
        },
        { "Bits.Has", "if (features.Bits.Has(Feature.Version1)) Merged(features);" },
        { "Bits in a variable", "var bits = features.Bits; if (bits.Has(Feature.AnyLayout)) Merged(features);" },
        {
            "a set that nobody negotiated",
            "var set = FeatureSet.Of(Feature.Version1); if (set.Has(Feature.Version1)) [|Merged|](features);"
        },
        { "a set made from the negotiated one", "if (features.Bits.With(Feature.Version1).Has(Feature.Version1)) [|Merged|](features);" },
        { "an offer", "if (offered.Has(Feature.Version1)) [|Merged|](features);" },
        { "the bits of an offer", "if (offered.Bits.Has(Feature.Version1)) [|Merged|](features);" },
        { "a feature in a constant", "const Feature Modern = Feature.Version1; if (features.Has(Modern)) Merged(features);" },
        {
            "a feature in a variable",
            "var modern = x ? Feature.Version1 : Feature.IndirectDesc; if (features.Has(modern)) [|Merged|](features);"
        },
        { "a number cast to a feature", "if (features.Has((Feature)32)) Merged(features);" },
        { "a number that is no feature", "if (features.Has((Feature)200)) [|Merged|](features);" },
        { "another negotiated set", "if (other.HasFreeFraming) [|Merged|](features);" },
        { "both sets", "if (other.HasFreeFraming && features.HasFreeFraming) { Merged(features); Merged(other); }" },
        { "one set or the other", "if (other.HasFreeFraming || features.HasFreeFraming) { [|Merged|](features); [|Merged|](other); }" },
        {
            "correlated tests of another feature",
            "if (features.Has(NetFeature.MrgRxBuf) && !features.HasFreeFraming) return; "
            + "if (features.Has(NetFeature.MrgRxBuf)) Merged(features); else [|Merged|](features);"
        },
        { "the default value", "[|Merged|](default);" },
        {
            "many other features tested on the way",
            """
            if (!features.HasFreeFraming) return;
            if (features.Has(NetFeature.GuestTso4) && !features.Has(NetFeature.Mq)) Fail();
            if (features.Has(NetFeature.GuestTso6) && !features.Has(NetFeature.CtrlRx)) Fail();
            if (features.Has(NetFeature.HostTso4) && !features.Has(NetFeature.CtrlVlan)) Fail();
            if (features.Has(NetFeature.HostTso6) && !features.Has(NetFeature.Rss)) Fail();
            if (features.Has(NetFeature.GuestUfo) && !features.Has(NetFeature.Status)) Fail();
            if (features.Has(NetFeature.HostUfo) && !features.Has(NetFeature.Mtu)) Fail();
            if (features.Has(NetFeature.GuestEcn) && !features.Has(NetFeature.Mac)) Fail();
            Merged(features);
            """
        },
    };
}
