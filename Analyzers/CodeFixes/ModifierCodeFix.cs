using System.Collections.Immutable;
using System.Composition;
using LayoutGen.Analyzers.Rules;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace LayoutGen.CodeFixes;

/// <summary>Fixes LG1001 and LG1002: gives a declaration the modifiers that it needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ModifierCodeFix)), Shared]
public sealed class ModifierCodeFix : CodeFixProvider
{
    private static readonly string s_notPartial = DeclarationDescriptors.For(ProblemKind.NotPartial).Id;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [s_notPartial, DeclarationDescriptors.For(ProblemKind.NotReadOnlyRefStruct).Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span) is not TypeDeclarationSyntax declaration)
            return;
        var generator = SyntaxGenerator.GetGenerator(context.Document);
        var modifiers = generator.GetModifiers(declaration);
        var (needed, title) = context.Diagnostics[0].Id == s_notPartial
            ? (modifiers.WithPartial(true), "Make it partial")
            : (modifiers.WithIsReadOnly(true).WithIsRef(true), "Make it a readonly ref struct");
        // Type parameters and records are beyond modifiers.
        if (needed == modifiers || (needed.IsRef && declaration is not StructDeclarationSyntax { TypeParameterList: null }))
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                title,
                _ => Task.FromResult(context.Document.WithSyntaxRoot(
                    root.ReplaceNode(declaration, generator.WithModifiers(declaration, needed)))),
                equivalenceKey: title),
            context.Diagnostics);
    }
}
