using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LayoutGen.Analyzers.Tests;

/// <summary>The gate is what the attributes of <c>HasFreeFraming</c> say, and nothing that the analyzers know by themselves.</summary>
public sealed class GateTests
{
    private const string Version1OrAnyLayout = "GuardsFeature(Feature.Version1), GuardsFeature(Feature.AnyLayout)";
    private const string RingReset = "GuardsFeature(Feature.RingReset)";

    [Theory]
    [InlineData(Version1OrAnyLayout, "RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)", true)]
    [InlineData(Version1OrAnyLayout, "RequiresFeature(Feature.AnyLayout), RequiresFeature(Feature.Version1)", true)]
    [InlineData(Version1OrAnyLayout, "RequiresFeature(Feature.Version1)", false)]
    [InlineData(Version1OrAnyLayout, "RequiresFeature(Feature.Version1, Feature.AnyLayout)", false)]
    [InlineData(RingReset, "RequiresFeature(Feature.RingReset)", true)]
    [InlineData(RingReset, "RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)", false)]
    public async Task Watches_over_what_the_guard_claims(string guard, string requirement, bool isGate)
    {
        var diagnostics = await AnalyzerCheck.Run(Runtime(guard, requirement));
        Assert.Equal([isGate ? "LG2001" : "LG2005"], diagnostics.Select(diagnostic => diagnostic.Id).Distinct());
    }

    [Fact]
    public async Task Says_nothing_where_the_attributes_are_unknown()
    {
        var compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText("class C { bool M() => M(); }")],
            Basic.Reference.Assemblies.Net100.References.All,
            new(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(await AnalyzerCheck.Run(compilation));
    }

    /// <summary>A runtime of its own, with another gate than the real one.</summary>
    private static string Runtime(string guard, string requirement) => string.Create(CultureInfo.InvariantCulture, $$"""
        using System;
        using LayoutGen;
        namespace LayoutGen
        {
            [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
            public sealed class RequiresFeatureAttribute(params object[] features) : Attribute;
            [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
            public sealed class GuardsFeatureAttribute(params object[] features) : Attribute;
            public sealed class VirtioFeaturesAttribute : Attribute { public bool AreShared { get; set; } }
            [VirtioFeatures(AreShared = true)] public enum Feature { AnyLayout = 27, Version1 = 32, RingReset = 40 }
            public readonly struct FeatureSet { public bool Has<T>(T feature) => false; }
            public readonly struct NegotiatedFeatures
            {
                [{{guard}}] public bool HasFreeFraming => false;
            }
        }
        class C
        {
            [{{requirement}}] static void Open(NegotiatedFeatures features) { }
            static void M(NegotiatedFeatures features)
            {
                Open(features);
                if (features.HasFreeFraming) Open(features);
            }
        }
        """);
}
