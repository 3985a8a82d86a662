using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LayoutGen.Analyzers.Tests.Table;

/// <summary>A shape in the words of another analyzer, with the places that must be reported.</summary>
internal sealed record Translation(SyntaxTree Tree, ImmutableArray<TextSpan> Expected)
{
    private const string Mark = "reported";

    private static readonly int SharedMembers = Sample.Parse(Sample.Declarations, "Shared").GetCompilationUnitRoot().Members.Count;

    /// <summary>The shape itself, in a namespace of its own so that all shapes are compiled together.</summary>
    public static Translation Original(Shape shape, int number)
    {
        var (source, reported) = Markup.Parse(shape.Markup);
        // What is marked in a limit is right code that we report.
        var expected = shape.IsLimit ? [] : reported;
        var tree = Sample.Parse(source, $"{number}");
        var marked = expected.Select(span => tree.GetRoot().FindNode(span, getInnermostNodeForTie: true)).ToHashSet();
        var root = (CompilationUnitSyntax)tree.GetRoot()
            .ReplaceNodes(marked, (_, node) => node.WithAdditionalAnnotations(new SyntaxAnnotation(Mark)));
        var wrapped = SyntaxFactory.FileScopedNamespaceDeclaration(SyntaxFactory.ParseName($" Shape{number}"))
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed))
            .WithMembers([.. root.Members.Skip(SharedMembers)]);
        return From(root.WithMembers([wrapped]), tree);
    }

    /// <summary>What all shapes use.</summary>
    public static Translation Shared() => new(Sample.Parse(Sample.Declarations, "Shared"), []);

    /// <summary>The shape in a dialect; null if some guard or attribute of it has no counterpart there.</summary>
    public Translation? To(Dialect dialect, Compilation originals)
    {
        var model = originals.GetSemanticModel(Tree);
        var translator = new Translator(model, dialect, Translator.MentionsFeatures(Tree.GetRoot(), model));
        var root = translator.Visit(Tree.GetRoot());
        return translator.IsComplete ? From(root, Tree) : null;
    }

    private static Translation From(SyntaxNode root, SyntaxTree old)
    {
        var tree = old.WithRootAndOptions(root, old.Options);
        return new(tree, [.. tree.GetRoot().GetAnnotatedNodes(Mark).Select(node => node.Span)]);
    }
}
