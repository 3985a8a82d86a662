using System.Collections.Immutable;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Reports what keeps a declaration from being generated: it asks the parsers that the generator asks.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that holds what has to stand in the reported place.</summary>
    public const string Replacement = "replacement";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DeclarationDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        List<DeclarationProblem> problems = [];
        // Elsewhere an attribute is the compiler's business.
        if (type.TypeKind == TypeKind.Enum && type.HasAttribute(KnownNames.VirtioFeatures))
            FeatureEnumParser.Parse(type, problems);
        if (type.TypeKind == TypeKind.Struct && type.HasAttribute(KnownNames.VirtioHeader))
            HeaderParser.Parse(type, problems);
        if (type.TypeKind == TypeKind.Struct && type.HasAttribute(KnownNames.VirtioConfiguration))
            ConfigurationParser.Parse(type, problems);
        if (type.TypeKind == TypeKind.Struct && type.HasAttribute(KnownNames.VirtioPacket))
            PacketParser.Parse(type, problems);
        foreach (var problem in problems)
            context.ReportDiagnostic(Diagnostic.Create(
                DeclarationDescriptors.For(problem.Kind),
                problem.Location,
                problem.Replacement is { } right ? ImmutableDictionary<string, string?>.Empty.Add(Replacement, right) : null,
                problem.Arguments));
    }
}
