namespace LayoutGen.Analyzers.Tests.Shapes;

/// <summary>Methods that keep what they promise, and methods that do not.</summary>
public static class PromiseShapes
{
    private const string Ensures = "[EnsuresFeature(Feature.Version1)]";
    private const string WhenTrue = "[EnsuresFeatureWhen(true, Feature.Version1)]";
    private const string Result = "[return: EnsuresFeature(Feature.Version1)] static NegotiatedFeatures";

    public static TheoryData<string, string> All => new()
    {
        { "throws otherwise", $"{Ensures} void Demand(NegotiatedFeatures f) {{ if (!f.Has(Feature.Version1)) throw new Exception(); }}" },
        { "returns otherwise", $"{Ensures} void [|Demand|](NegotiatedFeatures f) {{ if (!f.Has(Feature.Version1)) return; Any(); }}" },
        { "does nothing", $"{Ensures} void [|Demand|](NegotiatedFeatures f) {{ }}" },
        { "by another promise", $"{Ensures} void Demand(NegotiatedFeatures f) => Other(f); {Ensures} extern static void Other(NegotiatedFeatures f);" },
        { "by a requirement", $"[RequiresFeature(Feature.RingPacked)] {Ensures} void Demand(NegotiatedFeatures f) => Any();" },
        { "by an assertion", $"{Ensures} void Demand(NegotiatedFeatures f) => Check(f.Has(Feature.Version1));" },
        { "never returns", $"{Ensures} void Demand(NegotiatedFeatures f) => throw new Exception();" },
        { "about its object", $"{Ensures} void Demand() {{ if (!F.Has(Feature.Version1)) Fail(); }}" },
        {
            "about one parameter",
            $"void Demand({Ensures} NegotiatedFeatures f, NegotiatedFeatures g) {{ if (!f.Has(Feature.Version1)) Fail(); }}"
        },
        {
            "about the other parameter",
            $"void [|Demand|](NegotiatedFeatures f, {Ensures} NegotiatedFeatures g) {{ if (!f.Has(Feature.Version1)) Fail(); }}"
        },
        { "out parameter", $"void Get({Ensures} out NegotiatedFeatures f) {{ f = F; if (!f.Has(Feature.Version1)) Fail(); }}" },
        { "out parameter, assigned after the test", $"void [|Get|]({Ensures} out NegotiatedFeatures f) {{ f = F; if (!f.Has(Feature.Version1)) Fail(); f = Next(); }} extern static NegotiatedFeatures Next();" },
        { "tries", $"{WhenTrue} bool Try(NegotiatedFeatures f) => f.Has(Feature.Version1) && Any();" },
        { "tries, and is wrong", $"{WhenTrue} bool [|Try|](NegotiatedFeatures f) => f.Has(Feature.Version1) || Any();" },
        { "says whether it failed", "[EnsuresFeatureWhen(false, Feature.Version1)] bool Fails(NegotiatedFeatures f) => !f.Has(Feature.Version1);" },
        { "says whether it failed, and is wrong", "[EnsuresFeatureWhen(false, Feature.Version1)] bool [|Fails|](NegotiatedFeatures f) => f.Has(Feature.Version1);" },
        { "tries an out parameter", $"bool Try({WhenTrue} out NegotiatedFeatures f) {{ f = F; return f.Has(Feature.Version1); }}" },
        { "tries an out parameter, and is wrong", $"bool [|Try|]({WhenTrue} out NegotiatedFeatures f) {{ f = F; return true; }}" },
        { "result", $"{Result} Get(NegotiatedFeatures f) => f.Has(Feature.Version1) ? f : throw new Exception();" },
        { "result of a local", $"{Result} Get(NegotiatedFeatures f) {{ var g = f; if (!g.Has(Feature.Version1)) Fail(); return g; }}" },
        { "result of another promise", $"{Result} Get() => Other(); {Result} Other() => throw new Exception();" },
        { "result that is not tested", $"{Result} [|Get|](NegotiatedFeatures f) => f;" },
        { "result that is another", $"{Result} [|Get|](NegotiatedFeatures f, NegotiatedFeatures g) {{ if (!g.Has(Feature.Version1)) Fail(); return f; }}" },
        { "abstract", $"abstract class A {{ {Ensures} public abstract void Demand(NegotiatedFeatures f); }}" },
        {
            "overridden",
            $"abstract class A {{ {Ensures} public abstract void Demand(NegotiatedFeatures f); }} "
            + "class B : A { public override void [|Demand|](NegotiatedFeatures f) { } }"
        },
        {
            "implemented",
            $"interface I {{ {Ensures} void Demand(NegotiatedFeatures f); }} class B : I {{ public void [|Demand|](NegotiatedFeatures f) {{ }} }}"
        },
        {
            "implemented, with a parameter",
            $"interface I {{ void Demand({Ensures} NegotiatedFeatures f); }} class B : I {{ void I.[|Demand|](NegotiatedFeatures f) {{ }} }}"
        },
    };
}
