using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Flow;

/// <summary>What an operation writes to.</summary>
internal static class Writes
{
    /// <summary>The targets that one operation writes to, its children apart.</summary>
    public static IEnumerable<IOperation> Of(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation assignment => Flatten(assignment.Target),
        IAssignmentOperation assignment => [assignment.Target],
        IArgumentOperation { Parameter: { } parameter } argument when parameter.RefKind is RefKind.Ref or RefKind.Out || Renegotiates(parameter) =>
            [argument.Value],
        IInvocationOperation { TargetMethod: var method, Instance: { } device } when Renegotiates(method) => [device],
        _ => [],
    };

    /// <summary>Whether another negotiated set may be there afterwards, as in a new object.</summary>
    private static bool Renegotiates(ISymbol symbol) => symbol.HasAttribute(KnownNames.RenegotiatesFeatures);

    /// <summary>The single targets of a deconstruction.</summary>
    public static IEnumerable<IOperation> Flatten(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(Flatten),
        IDeclarationExpressionOperation declaration => Flatten(declaration.Expression),
        _ => [target],
    };
}
