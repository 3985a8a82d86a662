using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Memory that code makes in a constant size.</summary>
internal static class FixedRoom
{
    /// <summary>The size in bytes and the place that says it; null if it is not constant.</summary>
    public static (SyntaxNode Place, long Bytes)? Of(IOperation bytes) => bytes.Origin() switch
    {
        IConversionOperation conversion => Of(conversion.Operand),
        IInvocationOperation { TargetMethod.Name: "AsSpan", Arguments: [{ Value: var array }] } => Of(array),
        IArrayCreationOperation { Initializer: null, DimensionSizes: [var size] } when size.Integer() is { } room => (size.Syntax, room),
        { Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: null, Type: ArrayTypeSyntax type }, SemanticModel: { } model }
            when type.RankSpecifiers is [{ Sizes: [var size] }] && model.GetConstantValue(size).Value is int room => (size, room),
        _ => null,
    };
}
