using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>A number that the other side wrote, and whether a body compares it with anything before it trusts it.</summary>
internal static class PeerValue
{
    /// <summary>How code names a number of the other side's that it does not check; null for any other value.</summary>
    public static string? Unchecked(IOperation value)
    {
        var read = Stripped(value);
        if (read is not (ILocalReferenceOperation or IPropertyReferenceOperation) || !IsOfPeer(read))
            return null;
        var name = read.Syntax.ToString();
        return value.Root().Descendants().Any(operation => IsCheck(operation, name)) ? null : name;
    }

    /// <summary>The value behind all conversions.</summary>
    public static IOperation Stripped(IOperation value) => value switch
    {
        IConversionOperation conversion => Stripped(conversion.Operand),
        IParenthesizedOperation parenthesised => Stripped(parenthesised.Operand),
        _ => value,
    };

    private static bool IsOfPeer(IOperation read) => read switch
    {
        IPropertyReferenceOperation { Property: var field } => field.HasAttribute(KnownNames.WireOffset),
        ILocalReferenceOperation local => IsWrittenByPeer(local)
            || (local.Origin() is var origin && origin != read && IsOfPeer(Stripped(origin))),
        _ => false,
    };

    /// <summary>Whether a variable gets its value from a ring or from a conditional field.</summary>
    private static bool IsWrittenByPeer(ILocalReferenceOperation local) =>
        BodyVariables.Around(local).OutOf(local.Local) is { Parameter: { } parameter, Parent: IInvocationOperation call }
        && (IsUsedLength(call, parameter) || IsField(call));

    private static bool IsUsedLength(IInvocationOperation call, IParameterSymbol parameter) => parameter.Name == "written"
        && call.TargetMethod.Name == "TryGetUsed"
        && call.TargetMethod.ContainingType.ContainingNamespace?.ToDisplayString() == RingNames.Rings;

    private static bool IsField(IInvocationOperation call) => call.TargetMethod.Name.StartsWith("TryGet", StringComparison.Ordinal)
        && call.TargetMethod.ContainingType.GetMembers(call.TargetMethod.Name.Substring("TryGet".Length))
            .Any(field => field.HasAttribute(KnownNames.WireOffset));

    private static bool IsCheck(IOperation operation, string name) => operation switch
    {
        IBinaryOperation comparison when IsComparison(comparison.OperatorKind) =>
            !IsLoopEnd(comparison) && (Mentions(comparison.LeftOperand, name) || Mentions(comparison.RightOperand, name)),
        IIsPatternOperation match => Mentions(match.Value, name),
        ISwitchExpressionOperation choice => Mentions(choice.Value, name),
        ISwitchOperation choice => Mentions(choice.Value, name),
        IInvocationOperation { TargetMethod.Name: var limit } call
            when limit is "Min" or "Clamp" || limit.StartsWith("ThrowIf", StringComparison.Ordinal) =>
            call.Arguments.Any(argument => Mentions(argument.Value, name)),
        _ => false,
    };

    /// <summary>Whether a comparison is the condition of a counting loop, so that its right side is where the loop ends.</summary>
    private static bool IsLoopEnd(IBinaryOperation comparison) =>
        comparison.Parent is IForLoopOperation loop && loop.Condition == comparison;

    private static bool IsComparison(BinaryOperatorKind comparison) => comparison
        is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual
        or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;

    private static bool Mentions(IOperation operand, string name) => operand.DescendantsAndSelf().Any(part =>
        part is ILocalReferenceOperation or IPropertyReferenceOperation && part.Syntax.ToString() == name);
}
