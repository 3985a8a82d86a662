using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Finds out what the match of a pattern tells.</summary>
internal sealed class PatternEvaluator(ConditionEvaluator conditions, SubjectResolver subjects)
{
    public Predicate Evaluate(IIsPatternOperation match, FlowState state) =>
        Evaluate(match.Pattern, InputOf(match.Value, state), state.Facts);

    private Predicate Evaluate(IPatternOperation pattern, PatternInput input, Facts facts) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool value } } =>
            OrNull(value ? input.Value : input.Value.Not(), input, facts),
        INegatedPatternOperation not => Evaluate(not.Pattern, input, facts).Not(),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and =>
            Evaluate(and.LeftPattern, input, facts).And(Evaluate(and.RightPattern, input, facts)),
        IBinaryPatternOperation or => Evaluate(or.LeftPattern, input, facts).Or(Evaluate(or.RightPattern, input, facts)),
        IDiscardPatternOperation => Predicate.Constant(true, facts),
        // What has no name yet is called as the pattern calls it.
        IRecursivePatternOperation { DeclaredSymbol: { } name } recursive when input.Subject is null =>
            EvaluateParts(recursive, input with { Subject = new(name) }, facts),
        IRecursivePatternOperation recursive => Name(recursive.DeclaredSymbol, input, EvaluateParts(recursive, input, facts)),
        IDeclarationPatternOperation { MatchesNull: true } any => Name(any.DeclaredSymbol, input, Predicate.Constant(true, facts)),
        IDeclarationPatternOperation declaration => Name(declaration.DeclaredSymbol, input, Predicate.Unknown(facts)),
        _ => Predicate.Unknown(facts),
    };

    private Predicate EvaluateParts(IRecursivePatternOperation pattern, PatternInput input, Facts facts)
    {
        // A tuple of boolean values is matched position by position.
        var elements = pattern.DeconstructionSubpatterns.Select((part, position) => Evaluate(
            part,
            input.Elements.Length > position ? input.Elements[position] : PatternInput.Unknown(part.InputType, facts),
            facts));
        var members = pattern.PropertySubpatterns.Select(part => Evaluate(part.Pattern, MemberOf(part.Member, input, facts), facts));
        var matched = elements.Concat(members).Aggregate(Predicate.Constant(true, facts), (all, part) => all.And(part));
        return OrNull(matched, input, facts);
    }

    private PatternInput MemberOf(IOperation member, PatternInput input, Facts facts) => MemberUse.Of(member) is { } use
        ? new(member.Type, conditions.Ask(use, input.Subject, facts), subjects.Member(input.Subject, use.Member), [])
        : PatternInput.Unknown(member.Type, facts);

    private PatternInput InputOf(IOperation value, FlowState state) => new(
        value.Type,
        conditions.Evaluate(value, state),
        subjects.Of(value),
        subjects.Behind(value) is ITupleOperation tuple ? [.. tuple.Elements.Select(element => InputOf(element, state))] : []);

    /// <summary>A variable that the pattern declares is what was matched.</summary>
    private static Predicate Name(ISymbol? variable, PatternInput input, Predicate matched) => variable is null
        ? matched
        : matched with { WhenTrue = matched.WhenTrue.And(new Subject(variable), matched.WhenTrue.Of(input.Subject)) };

    /// <summary>Null, or a value of another type, does not match, and that tells nothing.</summary>
    private static Predicate OrNull(Predicate matched, PatternInput input, Facts facts) =>
        input.IsAlwaysPresent ? matched : matched with { WhenFalse = facts };
}
