namespace LayoutGen.Analyzers.Flow;

/// <summary>What is known of a value that is about to be stored.</summary>
/// <param name="Predicate">What it tells, if it is a boolean value.</param>
/// <param name="Cases">What is known of it, if it is a negotiated set.</param>
internal sealed record AssignedValue(Predicate? Predicate, FeatureCases Cases)
{
    public static readonly AssignedValue Unknown = new(null, FeatureCases.Any);

    public AssignedValue Without(Func<Subject, bool> forgotten) =>
        this with { Predicate = Predicate?.Select(facts => facts.Without(forgotten)) };
}
