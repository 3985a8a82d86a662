using LayoutGen.Analyzers.Rules;
using LayoutGen.CodeFixes;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>LG2005: what is reported stands between bars.</summary>
public sealed class CapabilityTests
{
    private const string Capabilities = """

        public sealed class Ring
        {
            [RequiresFeature(Feature.IndirectDesc)] public void SendIndirect(int n) { }
            [RequiresFeature(Feature.EventIdx)] public ushort UsedEvent { get; set; }
            [RequiresFeature(NetFeature.CtrlVq)] public Ring(NegotiatedFeatures features) { }
            [RequiresFeature(NetFeature.HostTso4), RequiresFeature(NetFeature.HostTso6)]
            public static void Segment(NegotiatedFeatures features) { }
        }
        """;

    [Theory]
    [InlineData("a method", "ring.[|SendIndirect|](n);")]
    [InlineData("a property", "ring.[|UsedEvent|] = 1;")]
    [InlineData("a constructor", "var made = [|new Ring(features)|];")]
    [InlineData("a method as a delegate", "Action<int> send = ring.[|SendIndirect|];")]
    [InlineData("another feature", "if (features.Has(Feature.EventIdx)) ring.[|SendIndirect|](n);")]
    [InlineData("what was offered", "if (offered.Has(Feature.IndirectDesc)) ring.[|SendIndirect|](n);")]
    [InlineData("another set", "if (other.Has(NetFeature.HostTso4)) Ring.[|Segment|](features);")]
    [InlineData("one feature of the two that go together", "if (features.Has(NetFeature.Csum)) Ring.[|Segment|](features);")]
    public Task Reported(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData("a test", "if (features.Has(Feature.IndirectDesc)) ring.SendIndirect(n);")]
    [InlineData("an early exit", "if (!features.Has(Feature.EventIdx)) return; ring.UsedEvent = 1;")]
    [InlineData("any of several", "if (features.Has(NetFeature.HostTso6)) Ring.Segment(features);")]
    [InlineData("a feature that requires it", "if (features.Has(NetFeature.Mq)) new Ring(features).ToString();")]
    [InlineData("a conjunction", "if (n > 2 && features.Has(Feature.IndirectDesc)) ring.SendIndirect(n);")]
    public Task Quiet(string name, string statements) => Check(name, statements);

    [Theory]
    [InlineData(
        "void Send(Ring ring) => ring.[|SendIndirect|](1);",
        "[RequiresFeature(Feature.IndirectDesc)] void Send(Ring ring) => ring.SendIndirect(1);")]
    [InlineData(
        "void Send(Ring ring) { ring.[|SendIndirect|](1); ring.[|SendIndirect|](2); }",
        "[RequiresFeature(Feature.IndirectDesc)] void Send(Ring ring) { ring.SendIndirect(1); ring.SendIndirect(2); }")]
    [InlineData(
        "void Send(NegotiatedFeatures features) => Ring.[|Segment|](features);",
        "[RequiresFeature(NetFeature.HostTso4), RequiresFeature(NetFeature.HostTso6)]"
            + " void Send(NegotiatedFeatures features) => Ring.Segment(features);")]
    public Task Passed_on(string before, string after) => Fix(before, after);

    [Theory]
    [InlineData("in a lambda", "void Send(Ring ring) { Action send = () => ring.[|SendIndirect|](1); }")]
    [InlineData("in an override", "Ring ring; public override string ToString() { ring.[|SendIndirect|](1); return null; }")]
    [InlineData("beside a requirement", "[RequiresFeature(Feature.InOrder)] void Send(Ring ring) => ring.[|SendIndirect|](1);")]
    public Task Not_passed_on(string name, string members)
    {
        Assert.NotEmpty(name);
        return Fix(members, members);
    }

    private static async Task Fix(string before, string after)
    {
        await FixCheck.Fixes<RequirementAnalyzer, PassRequirementOnCodeFix>(CapabilityRule.Id, Lines(before), Lines(after));

        static string Lines(string text) =>
            Driver.InClass("    " + text.Replace(")] void", ")]\n    void", StringComparison.Ordinal)) + Capabilities;
    }

    private static Task Check(string name, string statements)
    {
        Assert.NotEmpty(name);
        return AnalyzerCheck.Reports(CapabilityRule.Id, Driver.InClass($$"""
                void M(Ring ring, NegotiatedFeatures features, NegotiatedFeatures other, OfferedFeatures offered, int n)
                {
                    {{statements}}
                }
            """) + Capabilities);
    }
}
