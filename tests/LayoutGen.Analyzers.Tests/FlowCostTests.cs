using LayoutGen.Analyzers.Flow;
using LayoutGen.Analyzers.Tests.Shapes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LayoutGen.Analyzers.Tests;

/// <summary>The analysis ends by itself, well before the limit at which it would say nothing.</summary>
public sealed class FlowCostTests
{
    public static TheoryData<string, string> LargeBodies => new()
    {
        { "500 guards in a row", Repeat(500, "if (features.HasFreeFraming) Merged(features);") },
        { "500 early returns", Repeat(500, "if (!features.HasFreeFraming) return; Merged(features);") },
        { "200 flags", Repeat(200, "var can# = features.HasFreeFraming && Any(); if (can#) Merged(features);") },
        { "200 flags in loops", Repeat(200, "var can# = x; while (x) { can# &= features.HasFreeFraming; if (can#) Merged(features); }") },
        { "40 sets", Repeat(40, "var set# = device.Negotiate(); while (!set#.HasFreeFraming) set# = device.Negotiate(); Merged(set#);") },
        { "12 nested loops", Repeat(12, "while (x) { if (!features.HasFreeFraming) continue; Merged(features);") + new string('}', 12) },
        { "100 local functions", Repeat(100, "if (features.HasFreeFraming) L#(); void L#() => Merged(features);") },
        { "100 tries", Repeat(100, "try { if (!features.HasFreeFraming) return; } finally { Any(); } Merged(features);") },
    };

    [Fact]
    public void Solves_every_shape() =>
        Assert.All(StatementShapes.Sources, statements => Assert.True(Solve(statements)));

    [Theory, MemberData(nameof(LargeBodies))]
    public void Solves_large_bodies(string name, string statements)
    {
        Assert.NotEmpty(name);
        Assert.True(Solve(statements));
    }

    private static string Repeat(int count, string statement) =>
        string.Concat(Enumerable.Range(0, count).Select(number => statement.Replace("#", $"{number}", StringComparison.Ordinal)));

    private static bool Solve(string statements)
    {
        var compilation = Sample.Compile(Sample.InMethod(statements));
        var tree = Assert.Single(compilation.SyntaxTrees);
        var model = compilation.GetSemanticModel(tree);
        var method = tree.GetRoot().DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Single(method => method.Identifier.ValueText == "M");
        var contracts = Assert.IsType<Contracts>(Contracts.From(compilation));
        return FlowAnalysis.Run(
            Assert.IsType<ControlFlowGraph>(ControlFlowGraph.Create(method, model)),
            model.GetDeclaredSymbol(method)!,
            contracts,
            contracts.FreeFraming!.Features,
            new Nobody());
    }

    private sealed class Nobody : FlowObserver;
}
