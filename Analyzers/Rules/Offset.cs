using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>An address as a constant distance from something.</summary>
/// <param name="Base">What it is a distance from, as code writes it; null for address 0.</param>
/// <param name="Bytes">The distance.</param>
internal sealed record Offset(string? Base, long Bytes)
{
    public static Offset Of(IOperation address)
    {
        if (address.Integer() is { } constant)
            return new(null, constant);
        var origin = address.Origin();
        if (origin is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum)
        {
            if (sum.RightOperand.Integer() is { } right)
                return Of(sum.LeftOperand).Plus(right);
            if (sum.LeftOperand.Integer() is { } left)
                return Of(sum.RightOperand).Plus(left);
        }

        return new(origin.Syntax.ToString(), 0);
    }

    /// <summary>The distance from another address; null if that is not constant.</summary>
    public long? From(Offset other) => Base == other.Base ? Bytes - other.Bytes : null;

    private Offset Plus(long bytes) => this with { Bytes = Bytes + bytes };
}
