using LayoutGen.Analyzers.Flow;
using LayoutGen.Analyzers.Rules;
using LayoutGen.Analyzers.Tests.Shapes;
using LayoutGen.Analyzers.Tests.Table;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Abstractions;

namespace LayoutGen.Analyzers.Tests;

/// <summary>The analysis ends by itself, well before the limit at which it would say nothing, and costs less than the SDK's.</summary>
[Collection(nameof(FlowCostTests))]
public sealed class FlowCostTests(ITestOutputHelper output)
{
    private const string ReadAtOnce = "var can# = features.HasFreeFraming && Any(); if (can#) Merged(features);";

    private const string Flag = "var can# = x; while (x) { can# &= features.HasFreeFraming; if (can#) Merged(features); }";

    public static TheoryData<string, string> LargeBodies => new()
    {
        { "500 guards in a row", Repeat(500, "if (features.HasFreeFraming) Merged(features);") },
        { "500 early returns", Repeat(500, "if (!features.HasFreeFraming) return; Merged(features);") },
        { "200 flags", Repeat(200, ReadAtOnce) },
        {
            "200 flags, set before the first is read",
            Repeat(200, "var can# = features.HasFreeFraming;") + Repeat(200, "if (can#) Merged(features);")
        },
        { "200 flags in loops", Repeat(200, Flag) },
        {
            "20 alternatives at once",
            "if (features.HasFreeFraming"
                + Repeat(20, " & ((features.Bits.Low & 1ul << #) != 0 | (features.Bits.Low & 1ul << # + 20) != 0)")
                + ") Merged(features);"
        },
        { "40 sets", Repeat(40, "var set# = device.Negotiate(); while (!set#.HasFreeFraming) set# = device.Negotiate(); Merged(set#);") },
        { "12 nested loops", Repeat(12, "while (x) { if (!features.HasFreeFraming) continue; Merged(features);") + new string('}', 12) },
        { "100 local functions", Repeat(100, "if (features.HasFreeFraming) L#(); void L#() => Merged(features);") },
        { "100 tries", Repeat(100, "try { if (!features.HasFreeFraming) return; } finally { Any(); } Merged(features);") },
    };

    [Fact]
    public void Solves_every_shape() =>
        Assert.All(StatementShapes.Sources, statements => Assert.NotNull(Solved.OfStatements(statements).Visits));

    [Theory, MemberData(nameof(LargeBodies))]
    public void Solves_large_bodies(string name, string statements)
    {
        Assert.NotEmpty(name);
        Assert.NotNull(Solved.OfStatements(statements).Visits);
    }

    [Fact]
    public void Forgets_flags_that_are_read_no_more_so_that_any_number_can_be_followed() =>
        Assert.Empty(Solved.OfStatements(Repeat(2 * FlowLimits.Flags, ReadAtOnce)).Unproven);

    [Theory]
    [InlineData("if (features.HasFreeFraming) Merged(features);")]
    [InlineData(ReadAtOnce)]
    [InlineData(Flag)]
    public void Visits_grow_with_the_number_of_guards_and_no_faster(string statement)
    {
        var (few, many) = (Solved.OfStatements(Repeat(50, statement)), Solved.OfStatements(Repeat(200, statement)));
        Assert.InRange(many.Visits!.Value, 1, 5 * few.Visits!.Value);
        Assert.InRange(many.Visits!.Value, 1, 4 * many.Blocks);
    }

    /// <summary>
    /// Times depend on what else the machine does, so they are written, and compared only if LAYOUTGEN_COST=1 says that it is idle. That
    /// none of the programs is too large for either analysis to prove its uses is asserted in any case: only what both prove compares.
    /// </summary>
    [PeerAnalyzersFact]
    public async Task Costs_less_than_platform_compatibility()
    {
        (string Name, string Members, int Limit)[] programs =
        [
            ("1,000 methods without uses", Repeat(1000, "static int M#(bool x, int n) { if (x) n++; return n; }\n"), 1000),
            ("1,000 methods with guarded uses", Repeat(1000, "static void M#() { if (GUARD) USE; }\n"), 1000),
            ("500 guards in a method", $"static void M() {{ {Repeat(500, "if (GUARD) USE;")} }}", 1000),
            ("200 flags in a method", $"static void M() {{ {Repeat(200, "var can# = GUARD; if (can#) USE;")} }}", 50),
            ("400 flags in a method", $"static void M() {{ {Repeat(400, "var can# = GUARD; if (can#) USE;")} }}", 100),
        ];
        var peer = PeerAnalyzer.Load(Dialect.Platforms);
        var isCompared = Environment.GetEnvironmentVariable("LAYOUTGEN_COST") == "1";
        foreach (var (name, members, limit) in programs)
        {
            var ours = Sample.Compile(Program(members, isOurs: true, "OnlySet.Features.HasFreeFraming", "Merged(OnlySet.Features)"));
            var theirs = Sample.Compile(Program(members, isOurs: false, "OperatingSystem.IsWindows()", "OnWindows()"));
            var times = new List<(double Ours, double Theirs)>();
            for (var round = 0; round < (isCompared ? 12 : 1); round++)
                times.Add((await Milliseconds(new RequirementAnalyzer(), ours), await Milliseconds(peer, theirs)));
            // The first rounds are the compiler's that compiles the analyzers.
            var warm = times.Skip(isCompared ? 5 : 0).ToArray();
            var (cost, peerCost) = (Median(warm.Select(time => time.Ours)), Median(warm.Select(time => time.Theirs)));
            output.WriteLine($"{name}: {cost:F1} ms, CA1416 {peerCost:F1} ms");
            Assert.True(!isCompared || (cost < peerCost && cost < limit), $"{name}: {cost} ms, at most {limit}, and CA1416 {peerCost} ms");
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    /// <summary>The time for which an analyzer itself runs, the compiler's and the driver's part apart, as the driver counts it.</summary>
    private static async Task<double> Milliseconds(DiagnosticAnalyzer analyzer, CSharpCompilation compilation)
    {
        var result = await PeerAnalyzer.Prepare(analyzer, compilation.Clone()).GetAnalysisResultAsync(CancellationToken.None);
        Assert.DoesNotContain(result.GetAllDiagnostics(), diagnostic => diagnostic.Id is "CA1416" or MergedFramingRule.Id or "AD0001");
        return result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalMilliseconds;
    }

    private static string Program(string members, bool isOurs, string guard, string use) => $$"""
        using System;
        using LayoutGen;
        static class OnlySet { public static NegotiatedFeatures Features { get; } }
        static class P
        {
            {{(isOurs ? "[RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)]" : "")}}
            static void Merged(NegotiatedFeatures features) { }
            [System.Runtime.Versioning.SupportedOSPlatform("windows")] static void OnWindows() { }
            {{members.Replace("GUARD", guard, StringComparison.Ordinal).Replace("USE", use, StringComparison.Ordinal)}}
        }
        """;

    private static string Repeat(int count, string statement) =>
        string.Concat(Enumerable.Range(0, count).Select(number => statement.Replace("#", $"{number}", StringComparison.Ordinal)));
}
