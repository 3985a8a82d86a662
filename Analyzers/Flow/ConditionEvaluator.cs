using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Finds out what a boolean expression tells, true or false.</summary>
internal sealed class ConditionEvaluator
{
    private readonly MaskReader _masks;
    private readonly FeatureGuards _guards;
    private readonly SubjectResolver _subjects;
    private readonly PatternEvaluator _patterns;

    public ConditionEvaluator(Contracts contracts, SubjectResolver subjects)
    {
        _masks = new(contracts.Types, subjects);
        _guards = new(contracts, _masks);
        _subjects = subjects;
        _patterns = new(this, subjects);
    }

    public Predicate Evaluate(IOperation condition, FlowState state) => condition switch
    {
        { ConstantValue: { HasValue: true, Value: bool value } } => Predicate.Constant(value, state.Facts),
        { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation => new(Facts.Unreachable, Facts.Unreachable),
        IParenthesizedOperation parenthesised => Evaluate(parenthesised.Operand, state),
        IConversionOperation { Operand: var operand } when IsBoolean(operand.Type) || operand.ConstantValue.HasValue =>
            Evaluate(operand, state),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Evaluate(not.Operand, state).Not(),
        IBinaryOperation binary when IsBoolean(binary.LeftOperand.Type) && IsBoolean(binary.RightOperand.Type) => Combine(binary, state),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
            when _masks.Compare(comparison) is var (set, equal, other) => CompareMask(comparison, set, equal, other, state.Facts),
        IIsPatternOperation match => _patterns.Evaluate(match, state),
        IInvocationOperation { TargetMethod.Name: "GetValueOrDefault", Instance: { } nullable } when IsBoolean(nullable.Type) =>
            OrNull(Evaluate(nullable, state), state),
        _ when MemberUse.Of(condition) is { } use && IsTest(use) => Ask(use, _subjects.Of(use), state.Facts),
        _ when FlagOf(condition) is { } flag => state.Of(flag),
        _ => Predicate.Unknown(state.Facts),
    };

    /// <summary>What a member tells of a set, and of the sets that it is given.</summary>
    public Predicate Ask(MemberUse use, Subject? subject, Facts facts)
    {
        var told = subject is not null && _guards.Of(use) is var (whenTrue, whenFalse)
            ? new Predicate(facts.And(subject, whenTrue), facts.And(subject, whenFalse))
            : Predicate.Unknown(facts);
        foreach (var (argument, contract) in _guards.TestedArguments(use))
            if (_subjects.Of(argument.Value) is { } tested)
                told = new(told.WhenTrue.And(tested, contract.WhenTrue), told.WhenFalse.And(tested, contract.WhenFalse));
        return told;
    }

    /// <summary>The facts in a branch that is taken where a condition is true, or false.</summary>
    public FlowState Branch(IOperation condition, bool value, FlowState state)
    {
        var taken = state.Assume(Evaluate(condition, state).When(value));
        while (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
            (condition, value) = (not.Operand, !value);
        // A property may tell something else the next time.
        return FlagOf(condition) is { Symbol: not IPropertySymbol } flag ? taken.With(flag, Predicate.Constant(value, taken.Facts)) : taken;
    }

    /// <summary>The boolean value that an expression reads; null if it is none that can be followed.</summary>
    private Subject? FlagOf(IOperation expression) => expression switch
    {
        _ when !IsBoolean(expression.Type) => null,
        IFlowCaptureReferenceOperation reference => Subject.Of(reference.Id),
        _ => _subjects.Of(expression),
    };

    public static bool IsBoolean(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Boolean || IsNullableBoolean(type);

    private bool IsTest(MemberUse use) => _guards.Of(use) is not null || _guards.TestedArguments(use).Any();

    private static Predicate CompareMask(IBinaryOperation comparison, Subject set, FeatureCases equal, FeatureCases other, Facts facts)
    {
        var equality = new Predicate(facts.And(set, equal), facts.And(set, other));
        return comparison.OperatorKind == BinaryOperatorKind.Equals ? equality : equality.Not();
    }

    private Predicate Combine(IBinaryOperation binary, FlowState state)
    {
        var left = Evaluate(binary.LeftOperand, state);
        var right = Evaluate(binary.RightOperand, state);
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => left.And(right),
            BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => left.Or(right),
            BinaryOperatorKind.Equals => Compare(binary, left.IsEqualTo(right), state),
            BinaryOperatorKind.NotEquals => Compare(binary, left.IsEqualTo(right), state).Not(),
            BinaryOperatorKind.ExclusiveOr => left.IsEqualTo(right).Not(),
            _ => Predicate.Unknown(state.Facts),
        };
    }

    /// <summary>Null differs from true and from false, and two nulls are equal.</summary>
    private Predicate Compare(IBinaryOperation comparison, Predicate equality, FlowState state) =>
        (MayBeNull(comparison.LeftOperand), MayBeNull(comparison.RightOperand)) switch
        {
            (true, true) => Predicate.Unknown(state.Facts),
            (false, false) => equality,
            _ => OrNull(equality, state),
        };

    private bool MayBeNull(IOperation operand) => _subjects.Behind(operand)?.Type?.SpecialType != SpecialType.System_Boolean;

    private static Predicate OrNull(Predicate predicate, FlowState state) => new(predicate.WhenTrue, state.Facts);

    private static bool IsNullableBoolean(ITypeSymbol? type) => type is INamedTypeSymbol
    {
        OriginalDefinition.SpecialType: SpecialType.System_Nullable_T,
        TypeArguments: [{ SpecialType: SpecialType.System_Boolean }],
    };
}
