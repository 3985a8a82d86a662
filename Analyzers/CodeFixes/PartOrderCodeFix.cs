using System.Collections.Immutable;
using System.Composition;
using LayoutGen.Analyzers.Rules;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LayoutGen.CodeFixes;

/// <summary>Fixes LG1004 and LG1006: puts a packet's parts in order, what the device reads first and payloads last.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartOrderCodeFix)), Shared]
public sealed class PartOrderCodeFix : CodeFixProvider
{
    private const string Title = "Put the parts in order";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [DeclarationDescriptors.For(ProblemKind.PartOutOfOrder).Id, DeclarationDescriptors.For(ProblemKind.FlexiblePartNotLast).Id];

    /// <summary>One change puts all parts of a packet in order.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } packet || model is null)
            return;
        var parts = packet.Members
            .Select(member => (Member: member, Symbol: model.GetDeclaredSymbol(member) as IPropertySymbol))
            .Where(part => part.Symbol is { IsPartialDefinition: true })
            .Select(part => (part.Member, Place: PlaceOf(part.Symbol!)))
            .ToList();
        // Of two payloads no order helps.
        if (parts.Where(part => part.Place.IsPayload).GroupBy(part => part.Place).Any(payloads => payloads.Count() > 1))
            return;
        var ordered = parts.OrderBy(part => part.Place).Select(part => part.Member).ToList();
        var moves = parts.Zip(ordered, (part, member) => (part.Member, member)).ToDictionary(pair => pair.Item1, pair => pair.Item2);
        context.RegisterCodeFix(
            CodeAction.Create(
                Title,
                _ => Task.FromResult(context.Document.WithSyntaxRoot(
                    root.ReplaceNodes(moves.Keys, (original, _) => InPlaceOf(original, moves[original])))),
                equivalenceKey: Title),
            context.Diagnostics);
    }

    private static (bool Writes, bool IsPayload) PlaceOf(IPropertySymbol part) =>
        (part.HasAttribute(KnownNames.DeviceWrites), part.Type.Is(KnownNames.Payload));

    /// <summary>Empty lines belong to a place, and everything else to the member.</summary>
    private static SyntaxNode InPlaceOf(SyntaxNode place, SyntaxNode member) => member.WithLeadingTrivia(
        place.GetLeadingTrivia().TakeWhile(IsLineEnd).Concat(member.GetLeadingTrivia().SkipWhile(IsLineEnd)));

    private static bool IsLineEnd(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
