using System.Collections.Immutable;
using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Where a body has what was negotiated.</summary>
internal static class NegotiatedSet
{
    /// <summary>The one variable that holds a negotiated set at an operation; null if there is none, or several.</summary>
    public static ISymbol? InScopeOf(IOperation operation, WellKnownFeatureTypes types)
    {
        var parameters = ParametersAround(operation)
            .Where(parameter => parameter.RefKind != RefKind.Out && types.IsNegotiated(parameter.Type));
        List<ISymbol> sets = [.. parameters, .. LocalsBefore(operation).Where(local => types.IsNegotiated(local.Type))];
        return sets is [var one] ? one : null;
    }

    private static ImmutableArray<IParameterSymbol> ParametersAround(IOperation operation) => operation.SemanticModel is { } model
        && model.GetEnclosingSymbol(operation.Syntax.SpanStart) is IMethodSymbol method ? method.Parameters : [];

    private static IEnumerable<ILocalSymbol> LocalsBefore(IOperation operation)
    {
        for (IOperation? inner = operation, outer = operation.Parent; outer is not null; (inner, outer) = (outer, outer.Parent))
            if (outer is IBlockOperation block)
                foreach (var declarator in block.Operations.TakeWhile(statement => statement != inner)
                    .OfType<IVariableDeclarationGroupOperation>()
                    .SelectMany(group => group.Declarations)
                    .SelectMany(declaration => declaration.Declarators)
                    .Where(declarator => declarator.GetVariableInitializer() is not null))
                    yield return declarator.Symbol;
    }
}
