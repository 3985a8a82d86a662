using System.Collections.Immutable;
using System.Composition;
using LayoutGen.Analyzers.Flow;
using LayoutGen.Analyzers.Rules;
using LayoutGen.Generator.Model;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace LayoutGen.CodeFixes;

/// <summary>Fixes LG2001, LG2003, LG2005 and LG2024: the enclosing member asks its callers for what its body needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PassRequirementOnCodeFix)), Shared]
public sealed class PassRequirementOnCodeFix : CodeFixProvider
{
    private const string Title = "Pass the requirement on to callers";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [MergedFramingRule.Id, ConditionalFieldRule.Id, CapabilityRule.Id, ConfigurationFieldRule.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => PassRequirementOnFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is not null && model is not null && Duty.At(root, context.Span, model) is not null)
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancel => PassOn(context.Document, context.Diagnostics, cancel), equivalenceKey: Title),
                context.Diagnostics);
    }

    /// <summary>Adds to every member around some diagnostics what the places in it require.</summary>
    internal static async Task<Document> PassOn(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancel)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancel).ConfigureAwait(false);
        var duties = diagnostics
            .Select(diagnostic => Duty.At(editor.OriginalRoot, diagnostic.Location.SourceSpan, editor.SemanticModel))
            .OfType<Duty>()
            .GroupBy(duty => duty.Member);
        // A member that requires two conditions at once would have to say so in all their combinations: the first is passed on.
        foreach (var duty in duties)
            editor.AddAttribute(duty.Key, List(duty.First().Requirement));
        return editor.GetChangedDocument();
    }

    private static AttributeListSyntax List(Generator.Model.Condition requirement) => SyntaxFactory.AttributeList(
        SyntaxFactory.SeparatedList(requirement.Alternatives.Select(all => SyntaxFactory.Attribute(
            SyntaxFactory.ParseName("global::LayoutGen.RequiresFeature").WithAdditionalAnnotations(Simplifier.Annotation),
            SyntaxFactory.AttributeArgumentList(SyntaxFactory.SeparatedList(all.Select(Argument)))))));

    private static AttributeArgumentSyntax Argument(FeatureReference feature) =>
        SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression(feature.Code).WithAdditionalAnnotations(Simplifier.Annotation));

    /// <summary>What a member has to require, because of one place in its body.</summary>
    private sealed record Duty(SyntaxNode Member, Generator.Model.Condition Requirement)
    {
        public static Duty? At(SyntaxNode root, Microsoft.CodeAnalysis.Text.TextSpan span, SemanticModel model)
        {
            var use = root.FindNode(span).AncestorsAndSelf()
                .Select(node => model.GetOperation(node))
                .FirstOrDefault(found => found is not null);
            if (use is null || MemberUse.Of(use) is not { Member: var used } || MemberAround(use.Syntax) is not { } member)
                return null;
            var requirement = ConditionParser.Parse(used.OriginalDefinition, KnownNames.RequiresFeature);
            return requirement.IsAlways || !MayRequire(model.GetDeclaredSymbol(member)) ? null : new(member, requirement);
        }

        private static SyntaxNode? MemberAround(SyntaxNode use)
        {
            var around = use.FirstAncestorOrSelf<SyntaxNode>(node => node is BaseMethodDeclarationSyntax
                or LocalFunctionStatementSyntax
                or PropertyDeclarationSyntax
                or AnonymousFunctionExpressionSyntax);
            return around is AnonymousFunctionExpressionSyntax ? null : around;
        }

        /// <summary>
        /// A member that is called by another declaration cannot ask for more than that, and attributes beside those of another
        /// requirement would be alternatives of it.
        /// </summary>
        private static bool MayRequire(ISymbol? member) => member is IMethodSymbol or IPropertySymbol
            && !member.IsOverride
            && !member.HasAttribute(KnownNames.RequiresFeature)
            && !member.ContainingType.AllInterfaces.SelectMany(type => type.GetMembers()).Any(declared =>
                SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(declared), member));
    }
}
