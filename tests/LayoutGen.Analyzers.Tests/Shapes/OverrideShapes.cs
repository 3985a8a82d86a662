namespace LayoutGen.Analyzers.Tests.Shapes;

/// <summary>Overrides and implementations that ask for no more than their declarations, and those that do.</summary>
public static class OverrideShapes
{
    private const string Modern = "[RequiresFeature(Feature.Version1)]";
    private const string Gate = "[RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)]";

    public static TheoryData<string, string> All => new()
    {
        { "no contracts", Override("", "", "void Open()") },
        { "the same", Override(Modern, Modern, "void Open()") },
        { "inherited", Override(Modern, "", "void Open()") },
        { "less", Override(Modern, Gate, "void Open()") },
        { "more", Override(Gate, Modern, "void [|Open|]()") },
        { "more than nothing", Override("", Modern, "void [|Open|]()") },
        { "something else", Override(Modern, "[RequiresFeature(NetFeature.MrgRxBuf)]", "void [|Open|]()") },
        { "what the base requires by implication", Override("[RequiresFeature(Feature.RingPacked)]", Modern, "void Open()") },
        { "a parameter asks for the same", Override("", "", $"void Open({Modern} NegotiatedFeatures f)") },
        {
            "a parameter asks for more",
            "class A { public virtual void Open(NegotiatedFeatures f) { } } "
            + $"class B : A {{ public override void Open({Modern} NegotiatedFeatures [|f|]) {{ }} }}"
        },
        {
            "property",
            $"abstract class A {{ public abstract int P {{ get; }} }} class B : A {{ {Modern} public override int [|P|] => 0; }}"
        },
        { "interface, the same", $"interface I {{ {Modern} void Open(); }} class B : I {{ {Modern} public void Open() {{ }} }}" },
        { "interface, more", $"interface I {{ void Open(); }} class B : I {{ {Modern} public void [|Open|]() {{ }} }}" },
        { "interface, explicitly", $"interface I {{ void Open(); }} class B : I {{ {Modern} void I.[|Open|]() {{ }} }}" },
        { "interface of the framework", $"class B : IDisposable {{ {Modern} public void [|Dispose|]() {{ }} }}" },
        { "no override", $"class A {{ public void Open() {{ }} }} class B : A {{ {Modern} public new void Open() {{ }} }}" },
    };

    private static string Override(string declared, string overriding, string method) =>
        $"class A {{ {declared} public virtual {Markup.Parse(method).Source} {{ }} }} "
        + $"class B : A {{ {overriding} public override {method} {{ }} }}";
}
