using System.Runtime.CompilerServices;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Where the variables of one body get their values. A body is gone through once, however often it is asked about.</summary>
internal sealed class BodyVariables
{
    private static readonly ConditionalWeakTable<IOperation, BodyVariables> s_known = new();

    private readonly Dictionary<ISymbol, IOperation> _initial = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IArgumentOperation> _out = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);

    private BodyVariables(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator && declarator.GetVariableInitializer()?.Value is { } initial)
                _initial[declarator.Symbol] = initial;
            if (operation is IArgumentOperation { Value: IDeclarationExpressionOperation declaration } argument
                && declaration.Expression is ILocalReferenceOperation declared)
                _out[declared.Local] = argument;
            foreach (var target in operation is IIncrementOrDecrementOperation step ? [step.Target] : Writes.Of(operation))
                if (target is ILocalReferenceOperation written)
                    _written.Add(written.Local);
        }
    }

    public static BodyVariables Around(IOperation operation) => s_known.GetValue(operation.Root(), root => new(root));

    /// <summary>The value of its declaration, if a variable keeps that. Unfinished code may read it there, or before.</summary>
    public IOperation? ValueOf(ILocalReferenceOperation read) => !read.Local.IsRef
        && !_written.Contains(read.Local)
        && _initial.TryGetValue(read.Local, out var value)
        && value.Syntax.Span.End <= read.Syntax.SpanStart
            ? value
            : null;

    /// <summary>The argument that declares a variable.</summary>
    public IArgumentOperation? OutOf(ILocalSymbol local) => _out.TryGetValue(local, out var argument) ? argument : null;
}
