using System.Collections.Concurrent;
using System.Collections.Immutable;
using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG3010: descriptors that are written by hand use indirect tables as rings allow it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IndirectDescriptorAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG3010";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "An indirect descriptor where none may be",
        "{0}; the rings of this library build such tables themselves",
        DiagnosticCategory.Rings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A table ends its chain, holds no further table, and in a packed ring has no links (virtio 1.4, 2.7.5.3.1 and 2.8.19).",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts) =>
        context.RegisterOperationBlockStartAction(Watch);

    private static void Watch(OperationBlockStartAnalysisContext context)
    {
        var written = new ConcurrentBag<WrittenDescriptor>();
        context.RegisterOperationAction(
            operation =>
            {
                if (WrittenDescriptor.Of(operation.Operation) is { } descriptor)
                    written.Add(descriptor);
            },
            OperationKind.ObjectCreation,
            OperationKind.SimpleAssignment);
        context.RegisterOperationBlockEndAction(end =>
        {
            if (written.IsEmpty)
                return;
            var tables = written.Where(descriptor => descriptor.IsIndirect)
                .SelectMany(descriptor => descriptor.Refers)
                .ToImmutableHashSet(SymbolEqualityComparer.Default);
            foreach (var descriptor in written)
                if (Fault(descriptor, tables) is { } what)
                    end.ReportDiagnostic(Diagnostic.Create(Rule, descriptor.Place.Syntax.GetLocation(), what));
        });

        string? Fault(WrittenDescriptor descriptor, ImmutableHashSet<ISymbol> tables) => descriptor switch
        {
            { IsIndirect: true, HasNext: true } => "A descriptor that refers to a table is the last of its chain: it cannot have NEXT too",
            { IsIndirect: true, List: { } list } when tables.Contains(list) =>
                $"'{list.Name}' is an indirect table: none of its descriptors may refer to another table",
            { IsPacked: true, HasNext: true, List: { } list } when tables.Contains(list) =>
                $"'{list.Name}' is an indirect table of a packed ring: its length says where it ends, and NEXT must not be set",
            { IsPacked: true, IsIndirect: true, List: { } list } when written.Any(other => other.HasNext && other.IsIn(list)) =>
                $"'{list.Name}' links descriptors of a packed ring with NEXT: none of them may refer to a table",
            _ => null,
        };
    }
}
