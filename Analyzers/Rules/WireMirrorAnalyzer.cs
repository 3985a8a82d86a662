using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG3016: a structure by hand that mirrors a declared header lies in memory as that does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WireMirrorAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG3016";

    // Fewer common names are an accident.
    private const int CommonNames = 4;

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A structure that is not what travels",
        "'{0}' {1}; use {2}, or lay it out the same",
        DiagnosticCategory.Rings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The order, size and padding of a structure on the wire are given (virtio 1.4, 1.4 and 5); a compiler's own are not.",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts) => context.RegisterSymbolAction(
        symbol => Check(symbol, contracts.Types), SymbolKind.NamedType);

    private static void Check(SymbolAnalysisContext context, WellKnownFeatureTypes types)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (SequentialLayout.Of(type) is not { } layout)
            return;
        foreach (var (header, declaration) in HeaderSizes.HeadersIn([type.ContainingNamespace], types))
            if (Mirrored(layout, declaration) is { } pairs)
            {
                if (Difference(layout, declaration, pairs) is var (place, what))
                    context.ReportDiagnostic(Diagnostic.Create(Rule, place.Locations[0], place.Name, what, header.Name));
                return;
            }
    }

    /// <summary>The fields of a structure with those of a header, if all of them are, by name; null if not.</summary>
    private static List<(SequentialField Own, PlacedField Wire)>? Mirrored(SequentialLayout layout, HeaderDeclaration header)
    {
        var wire = PlacedField.Place(header);
        var pairs = layout.Fields
            .Select(field => (Own: field, Wire: wire.FirstOrDefault(other => IsSame(other.Field.Name, field.Symbol.Name))))
            .ToList();
        return pairs.Count < Math.Min(CommonNames, wire.Count) || pairs.Exists(pair => pair.Wire is null) ? null : pairs;
    }

    private static (ISymbol Place, string What)? Difference(
        SequentialLayout layout, HeaderDeclaration header, IEnumerable<(SequentialField Own, PlacedField Wire)> pairs)
    {
        foreach (var (own, other) in pairs)
            if ((own.Offset, own.Size) != (other.Offset, other.Field.Wire.Size))
                return (own.Symbol, $"has {own.Size} bytes at offset {own.Offset}, on the wire {other.Field.Wire.Size} at {other.Offset}");
        var sizes = LayoutSolver.Solve(header).Select(variant => variant.Size).Distinct().ToList();
        return sizes.Contains(layout.Size) ? null : (layout.Type, $"has {layout.Size} bytes, on the wire {string.Join(" or ", sizes)}");
    }

    private static bool IsSame(string name, string other) =>
        string.Equals(name, other.Replace("_", ""), StringComparison.OrdinalIgnoreCase);
}
