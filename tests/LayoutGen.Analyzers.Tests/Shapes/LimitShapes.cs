namespace LayoutGen.Analyzers.Tests.Shapes;

/// <summary>Right code that is reported, because values are not followed there. The rule's page says what to write instead.</summary>
public static class LimitShapes
{
    public static TheoryData<string, string> All => new()
    {
        { "set in an array", "var sets = new[] { features }; if (sets[0].HasFreeFraming) [|Merged|](sets[0]);" },
        { "set that a method returns", "if (device.Negotiate().HasFreeFraming) [|Merged|](device.Negotiate());" },
        { "guard compared with a flag", "if (features.HasFreeFraming == x && x) [|Merged|](features);" },
        { "bits under a name by pattern", "if (features.Bits is var bits && bits.Has(Feature.Version1)) [|Merged|](features);" },
        { "flag in an array", "var flags = new[] { features.HasFreeFraming }; if (flags[0]) [|Merged|](features);" },
        { "flag made with arithmetic", "var count = features.HasFreeFraming ? 1 : 0; if (count == 1) [|Merged|](features);" },
        { "helper without an attribute", "if (Can()) [|Merged|](features); bool Can() => features.HasFreeFraming;" },
        {
            "check without an attribute",
            "Demand(); [|Merged|](features); void Demand() { if (!features.HasFreeFraming) throw new Exception(); }"
        },
        {
            "mask chosen at run time",
            "var mask = x ? FeatureSet.Of(Feature.Version1) : FeatureSet.Of(Feature.AnyLayout); "
            + "if ((features.Bits & mask) == mask) [|Merged|](features);"
        },
        { "filter of a query", "_ = new[] { features }.Where(f => f.HasFreeFraming).Select(f => [|Merged|](f));" },
        { "object created with its set", "var copy = new { Set = features }; if (features.HasFreeFraming) [|Merged|](copy.Set);" },
    };
}
