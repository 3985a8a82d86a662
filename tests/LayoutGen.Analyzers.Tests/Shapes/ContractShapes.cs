namespace LayoutGen.Analyzers.Tests.Shapes;

/// <summary>Contracts of members, parameters, results and types, and what their users may rely on.</summary>
public static class ContractShapes
{
    private const string Gate = "[RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)]";
    private const string Ensures = "[EnsuresFeature(Feature.Version1)]";
    private const string WhenTrue = "[EnsuresFeatureWhen(true, Feature.Version1)]";

    public static TheoryData<string, string> All => new()
    {
        {
            "exact guard that is false",
            "[GuardsFeature(Feature.AnyLayout, IsExact = true)] static extern bool IsAny(NegotiatedFeatures f); "
            + "void M(NegotiatedFeatures f) { if (!f.HasFreeFraming) return; if (!IsAny(f)) Merged(f); "
            + "if (!f.HasFreeFraming && f.Has(Feature.Version1)) Merged(f); }"
        },
        {
            "the gate is off, so nothing of it is on",
            "void M(NegotiatedFeatures f, bool x) { var modern = x; if (!f.HasFreeFraming) modern &= !f.Has(Feature.Version1); else Merged(f); "
            + "if (!f.HasFreeFraming) { if (f.Has(Feature.RingPacked)) Merged(f); [|Merged|](f); } }"
        },
        {
            "guard of a parameter",
            "static extern bool Can(NegotiatedFeatures f, [GuardsFeature(Feature.Version1)] NegotiatedFeatures g); "
            + "void M(NegotiatedFeatures f, NegotiatedFeatures g) { if (Can(f, g)) { [|Merged|](f); Merged(g); } }"
        },
        { "requirement of a parameter", $"void L({Gate} NegotiatedFeatures f) => Merged(f); void M(NegotiatedFeatures f) {{ L([|f|]); if (f.HasFreeFraming) L(f); }}" },
        {
            "requirement of one of two parameters",
            $"void L(NegotiatedFeatures g, {Gate} NegotiatedFeatures f) {{ Merged(f); [|Merged|](g); }}"
        },
        {
            "requirement of a parameter that leads to a set",
            $"void L({Gate} Device d) => Merged(d.Features); void M(Device d) {{ if (d.Features.HasFreeFraming) L(d); else L([|d|]); }}"
        },
        {
            "requirement of a type",
            $"{Gate} class Q {{ public Q(NegotiatedFeatures f) => Merged(f); int N(NegotiatedFeatures f) => Merged(f); }} "
            + "object M(NegotiatedFeatures f) => f.HasFreeFraming ? new Q(f) : [|new Q(f)|];"
        },
        {
            "requirement of a type, static",
            $"{Gate} static class Q {{ public static int Open(NegotiatedFeatures f) => Merged(f); }} "
            + "int M(NegotiatedFeatures f) => f.HasFreeFraming ? Q.Open(f) : Q.[|Open|](f);"
        },
        { "promise of a method", $"{Ensures} static extern void Demand(NegotiatedFeatures f); void M(NegotiatedFeatures f) {{ [|Merged|](f); Demand(f); Merged(f); }}" },
        {
            "promise of a method about its object",
            $"class D {{ public NegotiatedFeatures Features {{ get; }} {Ensures} public extern void Demand(); }} "
            + "void M(D d, D e) { d.Demand(); Merged(d.Features); [|Merged|](e.Features); }"
        },
        {
            "promise of a parameter",
            "static extern void Demand(NegotiatedFeatures g, [EnsuresFeature(Feature.Version1)] NegotiatedFeatures f); "
            + "void M(NegotiatedFeatures f, NegotiatedFeatures g) { Demand(g, f); Merged(f); [|Merged|](g); }"
        },
        {
            "promise of an out parameter",
            "static extern void Negotiate([EnsuresFeature(Feature.Version1)] out NegotiatedFeatures f); "
            + "void M() { Negotiate(out var f); Merged(f); f = default; [|Merged|](f); }"
        },
        {
            "promise of a result",
            "[return: EnsuresFeature(Feature.Version1)] static extern NegotiatedFeatures Negotiate(); "
            + "void M(NegotiatedFeatures g) { var f = Negotiate(); Merged(f); g = Negotiate(); Merged(g); }"
        },
        {
            "promise of a result that is something else",
            "[return: EnsuresFeature(NetFeature.MrgRxBuf)] static extern NegotiatedFeatures Negotiate(); void M() { var f = Negotiate(); [|Merged|](f); }"
        },
        {
            "promise with true",
            $"{WhenTrue} static extern bool Try(NegotiatedFeatures f); void M(NegotiatedFeatures f) {{ if (Try(f)) Merged(f); else [|Merged|](f); }}"
        },
        {
            "promise with false",
            "[EnsuresFeatureWhen(false, Feature.Version1)] static extern bool Fails(NegotiatedFeatures f); "
            + "void M(NegotiatedFeatures f) { if (Fails(f)) [|Merged|](f); else Merged(f); }"
        },
        {
            "promise of an out parameter with true",
            $"static extern bool Try({WhenTrue} out NegotiatedFeatures f); void M() {{ if (Try(out var f)) Merged(f); else [|Merged|](f); }}"
        },
        {
            "promise of an out parameter with true, in a flag",
            $"static extern bool Try({WhenTrue} out NegotiatedFeatures f); void M() {{ var can = Try(out var f); if (!can) return; Merged(f); }}"
        },
        { "object after a reset", "void M(Device d) { if (!d.Features.HasFreeFraming) return; Merged(d.Features); d.Reset(); [|Merged|](d.Features); }" },
        { "object after a reset and a new test", "void M(Device d) { d.Reset(); if (d.Features.HasFreeFraming) Merged(d.Features); }" },
        { "object after the reset of another", "void M(Device d, Device e) { if (!d.Features.HasFreeFraming) return; e.Reset(); Merged(d.Features); }" },
        { "object after a reset on some paths", "void M(Device d, bool x) { if (!d.Features.HasFreeFraming) return; if (x) d.Reset(); [|Merged|](d.Features); }" },
        {
            "object after a reset in finally",
            "void M(Device d) { if (!d.Features.HasFreeFraming) return; try { Any(); } finally { d.Reset(); } [|Merged|](d.Features); }"
        },
        { "object reset in a loop", "void M(Device d) { if (!d.Features.HasFreeFraming) return; while (Any()) { [|Merged|](d.Features); d.Reset(); } }" },
        {
            "object reset in a lambda",
            "void M(Device d) { Action a = () => d.Reset(); if (!d.Features.HasFreeFraming) return; Merged(d.Features); a(); [|Merged|](d.Features); }"
        },
        { "flag about an object after a reset", "void M(Device d) { var can = d.Features.HasFreeFraming; d.Reset(); if (can) [|Merged|](d.Features); }" },
        {
            "argument after a reset",
            "static extern void Reset([RenegotiatesFeatures] Device d); "
            + "void M(Device d) { if (!d.Features.HasFreeFraming) return; Reset(d); [|Merged|](d.Features); }"
        },
        {
            "this after a reset",
            "class D { NegotiatedFeatures F { get; } [RenegotiatesFeatures] extern void Reset(); "
            + "void M() { if (!F.HasFreeFraming) return; Merged(F); Reset(); [|Merged|](F); } }"
        },
        { "a copy of the set outlives a reset", "void M(Device d) { var f = d.Features; if (!f.HasFreeFraming) return; d.Reset(); Merged(f); }" },
    };
}
