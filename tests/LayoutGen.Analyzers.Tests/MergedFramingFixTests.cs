using LayoutGen.Analyzers.Rules;
using LayoutGen.Analyzers.Tests.Rules;
using LayoutGen.CodeFixes;

namespace LayoutGen.Analyzers.Tests;

/// <summary>The fixes of LG2001: what stands before, and what stands after.</summary>
public sealed class MergedFramingFixTests
{
    private const string Guard = "Guard with HasFreeFraming, separate framing otherwise";
    private const string Choose = "Let the features choose";
    private const string Branch = "f.HasFreeFraming ? Rx.OpenMergedQueue(device, 0, f) : Rx.OpenSeparateQueue(device, 0, f)";
    private const string OwnBranch = "this.Own.Features.HasFreeFraming"
        + " ? Rx.OpenMergedQueue(features: this.Own.Features, index: 0, device: device)"
        + " : Rx.OpenSeparateQueue(features: this.Own.Features, index: 0, device: device)";

    [Theory]
    [InlineData("var q = Rx.[|OpenMergedQueue|](device, 0, f);", "var q = " + Branch + ";")]
    [InlineData("using var q = Rx.[|OpenMergedQueue|](device, 0, f); // queue 0", "using var q = " + Branch + "; // queue 0")]
    [InlineData("return Rx.[|OpenMergedQueue|](device, 0, f);", "return " + Branch + ";")]
    [InlineData("Rx.[|OpenMergedQueue|](device, 0, f).Run();", "(" + Branch + ").Run();")]
    [InlineData("Run(/* rx */ Rx.[|OpenMergedQueue|](device, 0, f));", "Run(/* rx */ " + Branch + ");")]
    [InlineData("Run(Rx.[|OpenMergedQueue|](features: this.Own.Features, index: 0, device: device));", "Run(" + OwnBranch + ");")]
    [InlineData("Func<Queue> open = () => Rx.[|OpenMergedQueue|](device, 0, f);", "Func<Queue> open = () => " + Branch + ";")]
    [InlineData(
        "[|OpenMergedQueue|](device, 0, f).Run();",
        "(f.HasFreeFraming ? OpenMergedQueue(device, 0, f) : OpenSeparateQueue(device, 0, f)).Run();")]
    [InlineData(
        """
        // Receive.
                Rx.[|OpenMergedQueue|](device, 0, f); // queue 0
        """,
        """
        // Receive.
                if (f.HasFreeFraming)
                    Rx.OpenMergedQueue(device, 0, f);
                else
                    Rx.OpenSeparateQueue(device, 0, f); // queue 0
        """)]
    public Task Guards(string before, string after) => Check(Guard, before, after);

    [Theory]
    [InlineData("var q = Rx.[|OpenMergedQueue|](device, 0, f);", "var q = Rx.OpenQueue(device, 0, f);")]
    [InlineData("Rx.[|OpenMergedQueue|](device, /* rx */ 0, f);", "Rx.OpenQueue(device, /* rx */ 0, f);")]
    [InlineData("return Rx.[|OpenMergedQueue|](device, 0, device.Negotiate());", "return Rx.OpenQueue(device, 0, device.Negotiate());")]
    [InlineData("Action open = () => Rx.[|OpenMergedQueue|](device, 0, f);", "Action open = () => Rx.OpenQueue(device, 0, f);")]
    public Task Lets_the_features_choose(string before, string after) => Check(Choose, before, after);

    [Theory]
    [InlineData("a set that would be negotiated again", Guard, "Rx.[|OpenMergedQueue|](device, 0, device.Negotiate()).Run();")]
    [InlineData("a lambda whose value is discarded", Guard, "Action open = () => Rx.[|OpenMergedQueue|](device, 0, f);")]
    [InlineData("no members beside it", Guard, "Single.[|OpenMergedQueue|](f);")]
    [InlineData("no members beside it to choose", Choose, "Single.[|OpenMergedQueue|](f);")]
    [InlineData("members with other parameters", Choose, "Odd.[|OpenMergedQueue|](f);")]
    public async Task Does_not_offer(string why, string title, string statement)
    {
        Assert.NotEmpty(why);
        await Check(title, statement, statement);
    }

    [Fact]
    public Task Fixes_all() => Check(
        Guard,
        "Run(Rx.[|OpenMergedQueue|](device, 0, f)); Run(Rx.[|OpenMergedQueue|](device, 1, f));",
        "Run(" + Branch + "); Run(f.HasFreeFraming ? Rx.OpenMergedQueue(device, 1, f) : Rx.OpenSeparateQueue(device, 1, f));");

    private static Task Check(string title, string before, string after) =>
        FixCheck.Fixes<RequirementAnalyzer, MergedFramingCodeFix>("LG2001", InMethod(before), InMethod(after), title);

    private static string InMethod(string statements) => $$"""
        using static Rx;
        {{Sample.Declarations}}
        public static class Single
        {
            [RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)]
            public static Queue OpenMergedQueue(NegotiatedFeatures features) => new();
        }

        public static class Odd
        {
            [RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)]
            public static Queue OpenMergedQueue(NegotiatedFeatures features) => new();
            public static Queue OpenQueue(NegotiatedFeatures features, int index) => new();
            public static object OpenQueue(NegotiatedFeatures agreed) => new();
        }

        public class C
        {
            Device Own { get; } = new();
            static void Run(Queue queue) { }
            object M(Device device, NegotiatedFeatures f)
            {
                {{statements}}
                return device;
            }
        }
        """;
}
