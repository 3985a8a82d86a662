using System.Collections.Immutable;
using System.Composition;
using LayoutGen.Analyzers.Rules;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace LayoutGen.CodeFixes;

/// <summary>Fixes LG1022 and LG1023: removes an attribute that says nothing where it stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeCodeFix)), Shared]
public sealed class RemoveAttributeCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [DeclarationDescriptors.For(ProblemKind.MinimumSize).Id, DeclarationDescriptors.For(ProblemKind.UselessAttribute).Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>()
            is not { Parent: AttributeListSyntax { Parent: PropertyDeclarationSyntax property } } attribute)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Remove '{attribute.Name}'",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(property, Without(property, attribute)))),
                equivalenceKey: nameof(RemoveAttributeCodeFix)),
            context.Diagnostics);
    }

    private static PropertyDeclarationSyntax Without(PropertyDeclarationSyntax property, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        var lists = list.Attributes.Count == 1
            ? property.AttributeLists.Remove(list)
            : property.AttributeLists.Replace(list, list.WithAttributes(list.Attributes.Remove(attribute)));
        return property.WithAttributeLists(lists)
            .WithLeadingTrivia(property.GetLeadingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
