using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LayoutGen.Analyzers.Tests;

/// <summary>The flow analysis on its own, whether or not a body has something that an analyzer would ask about.</summary>
internal sealed class Solved : FlowObserver
{
    private readonly List<MemberUse> _unproven = [];
    private readonly Contracts _contracts;

    private Solved(Contracts contracts) => _contracts = contracts;

    /// <summary>Visits of blocks that the solution took; null if a limit was hit.</summary>
    public int? Visits { get; private set; }

    /// <summary>Blocks of the body, and of the functions nested in it.</summary>
    public int Blocks { get; private set; }

    /// <summary>Uses whose requirement is not proven.</summary>
    public IReadOnlyList<MemberUse> Unproven => _unproven;

    /// <summary>Solves a method, constructor or accessor; null if it has no body.</summary>
    public static Solved? Of(SyntaxNode declaration, SemanticModel model, Contracts contracts)
    {
        if (ControlFlowGraph.Create(declaration, model) is not { } graph || model.GetDeclaredSymbol(declaration) is not { } member)
            return null;
        var solved = new Solved(contracts);
        FlowAnalysis.Run(graph, member, contracts, contracts.FreeFraming!.Features, solved);
        return solved;
    }

    /// <summary>Solves the method that a shape's statements are the body of.</summary>
    public static Solved OfStatements(string statements)
    {
        var compilation = Sample.Compile(Sample.InMethod(statements));
        var tree = Assert.Single(compilation.SyntaxTrees);
        var method = tree.GetRoot().DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Single(method => method.Identifier.ValueText == "M");
        return Of(method, compilation.GetSemanticModel(tree), Contracts.From(compilation)!)!;
    }

    public override void OnSolved(int visits, int blocks) => (Visits, Blocks) = (visits, blocks);

    public override void OnUse(MemberUse use, Subject? subject, Facts facts)
    {
        if (_contracts.RequiredBy(use.Member) is { } requirement && !facts.Prove(requirement, subject))
            _unproven.Add(use);
    }
}
