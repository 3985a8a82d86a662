namespace LayoutGen.Analyzers.Tests.Shapes;

/// <summary>Guards whose bodies imply what they claim, and guards whose bodies do not.</summary>
public static class GuardShapes
{
    private const string Gate = "[GuardsFeature(Feature.Version1), GuardsFeature(Feature.AnyLayout)]";
    private const string Version1 = "[GuardsFeature(Feature.Version1)]";

    public static TheoryData<string, string> All => new()
    {
        { "the gate, as the runtime has it", $"{Gate} bool Can => F.Has(Feature.Version1) || F.Has(Feature.AnyLayout);" },
        { "the gate, with one feature", $"{Gate} bool Can => F.Has(Feature.AnyLayout);" },
        { "the gate, by another guard", $"{Gate} bool Can => F.HasFreeFraming;" },
        { "the gate, with something more", $"{Gate} bool Can => F.HasFreeFraming && Any();" },
        { "the gate, with something else", $"{Gate} bool [|Can|] => F.HasFreeFraming || Any();" },
        { "the gate, with the classic mistake", $"{Gate} bool [|Can|] => F.Has(Feature.AnyLayout) || F.Has(NetFeature.MrgRxBuf);" },
        { "one claim, weaker body", $"{Version1} bool [|Can|] => F.HasFreeFraming;" },
        { "one claim, negated", $"{Version1} bool [|Can|] => !F.Has(Feature.Version1);" },
        { "one claim, by what requires it", $"{Version1} bool Can => F.Has(Feature.RingPacked);" },
        {
            "two claims at once",
            "[GuardsFeature(Feature.Version1, NetFeature.MrgRxBuf)] bool Can => F.Has(Feature.Version1) & F.Has(NetFeature.MrgRxBuf);"
        },
        {
            "two claims at once, one shown",
            "[GuardsFeature(Feature.Version1, NetFeature.MrgRxBuf)] bool [|Can|] => F.Has(NetFeature.MrgRxBuf);"
        },
        { "always false", $"{Version1} bool Can => false;" },
        { "always true", $"{Version1} bool [|Can|] => true;" },
        { "an offer", $"{Version1} static bool [|Can|](OfferedFeatures o) => o.Has(Feature.Version1);" },
        { "method with an argument", $"{Version1} static bool Can(NegotiatedFeatures f) => f.Has(Feature.Version1);" },
        {
            "method with statements",
            $"{Version1} static bool Can(NegotiatedFeatures f) {{ if (f.Has(Feature.Version1)) return true; return false; }}"
        },
        {
            "method with the wrong way round",
            $"{Version1} static bool [|Can|](NegotiatedFeatures f) {{ if (f.Has(Feature.Version1)) return false; return true; }}"
        },
        {
            "method with one wrong return",
            $"{Version1} static bool [|Can|](NegotiatedFeatures f, int n) {{ if (n == 3) return Any(); "
            + $"return f.Has(Feature.Version1); }}"
        },
        {
            "method with a flag",
            $"{Version1} static bool Can(NegotiatedFeatures f) {{ var can = Any(); can &= f.Has(Feature.Version1); return can; }}"
        },
        {
            "method that tries",
            $"{Version1} static bool Try(NegotiatedFeatures f, out int n) {{ n = 0; if (!f.Has(Feature.Version1)) return false; "
            + $"n = 1; return true; }}"
        },
        {
            "method that throws otherwise",
            $"{Version1} static bool Demand(NegotiatedFeatures f) => f.Has(Feature.Version1) ? true : throw new Exception();"
        },
        { "method with a contract", $"[RequiresFeature(Feature.Version1)] {Version1} static bool Can(NegotiatedFeatures f) => true;" },
        {
            "method with a lambda that returns",
            $"{Version1} static bool Can(NegotiatedFeatures f) {{ Func<bool> other = () => true; other(); "
            + $"return f.Has(Feature.Version1); }}"
        },
        { "accessor with statements", $"{Version1} bool Can {{ get {{ return F.Has(Feature.Version1); }} }}" },
        { "accessor with a setter", $"{Version1} bool Can {{ get => F.Has(Feature.Version1); set => Any(); }}" },
        { "abstract", $"abstract class A {{ {Version1} public abstract bool Can {{ get; }} {Version1} public abstract bool May(); }}" },
        {
            "overridden",
            $"class A {{ {Version1} public virtual bool Can(NegotiatedFeatures f) => false; "
            + $"}} class B : A {{ public override bool [|Can|](NegotiatedFeatures f) => true; }}"
        },
        { "interface", $"interface I {{ {Version1} bool Can {{ get; }} }}" },
        { "extern", $"{Version1} [System.Runtime.InteropServices.DllImport(\"d\")] static extern bool Can();" },
        { "automatic property", $"{Version1} bool Can {{ get; set; }}" },
        { "field", $"{Version1} readonly bool _can;" },
        { "not boolean", $"{Version1} int Can => 1;" },
        {
            "several sets",
            $"{Version1} static bool Can(NegotiatedFeatures f, NegotiatedFeatures g) => f.Has(Feature.Version1) && "
            + "g.Has(Feature.Version1);"
        },
        { "exact", "[GuardsFeature(Feature.Version1, IsExact = true)] bool Can => F.Has(Feature.Version1);" },
        { "exact, and tests more", "[GuardsFeature(Feature.Version1, IsExact = true)] bool [|Can|] => F.Has(Feature.Version1) && Any();" },
        {
            "exact, either of two",
            "[GuardsFeature(Feature.Version1, IsExact = true), GuardsFeature(Feature.AnyLayout, IsExact = true)] "
            + "bool Can => F.HasFreeFraming;"
        },
        {
            "exact, one of them untested",
            "[GuardsFeature(Feature.Version1, IsExact = true), GuardsFeature(Feature.AnyLayout, IsExact = true)] "
            + "bool [|Can|] => F.Has(Feature.Version1);"
        },
        {
            "one of two parameters",
            $"static bool Can(NegotiatedFeatures f, {Version1} NegotiatedFeatures g) => g.Has(Feature.Version1);"
        },
        {
            "the other of two parameters",
            $"static bool [|Can|](NegotiatedFeatures f, {Version1} NegotiatedFeatures g) => f.Has(Feature.Version1);"
        },
        {
            "implementation",
            $"interface I {{ {Version1} bool Can {{ get; }} }} class B : I {{ public bool [|Can|] => true; }}"
        },
        { "pattern", $"{Version1} bool Can => F.Has(Feature.Version1) is true;" },
        {
            "switch expression",
            $"{Gate} static bool Can(NegotiatedFeatures f, int n) => n switch {{ 0 => f.Has(Feature.Version1), 1 => "
            + $"f.Has(Feature.AnyLayout), _ => false }};"
        },
        { "suppressed", $"#pragma warning disable LG2040\n{Version1} bool Can => true;\n#pragma warning restore LG2040" },
    };
}
