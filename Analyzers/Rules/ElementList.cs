using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>The elements that code lists in one place.</summary>
internal static class ElementList
{
    /// <summary>The elements of a list; null if their number cannot be told.</summary>
    public static IReadOnlyList<IOperation>? Of(IOperation list) => list.Origin() switch
    {
        ICollectionExpressionOperation { Elements: var elements } when elements.All(element => element is not ISpreadOperation) => elements,
        IArrayCreationOperation { Initializer.ElementValues: var elements } => elements,
        // A list that a variable keeps may be converted to a span first.
        IInvocationOperation { TargetMethod.Name: "AsSpan" or "op_Implicit", Arguments: [{ Value: var array }] } => Of(array),
        _ => null,
    };

    /// <summary>The argument of a new element.</summary>
    public static IOperation? Part(IOperation element, string parameter) =>
        element.Origin() is IObjectCreationOperation creation && RingNames.IsElement(creation)
            ? creation.Arguments.ArgumentFor(parameter)
            : null;
}
