using LayoutGen.Analyzers.Flow;

namespace LayoutGen.Analyzers.Rules;

/// <summary>What a body has to prove.</summary>
/// <param name="Subject">Whose features it is about; null for any set.</param>
/// <param name="Result">The result with which it holds; null for any, and for a body without one.</param>
/// <param name="Proves">What must be proven; null for a denial.</param>
/// <param name="Cases">What must be known.</param>
/// <param name="Text">The claim in words.</param>
internal sealed record Claim(Subject? Subject, bool? Result, Condition? Proves, FeatureCases Cases, string Text)
{
    public static Claim Of(Subject? subject, bool? result, Condition proves) =>
        new(subject, result, proves, proves.Cases, proves.Describe());

    public bool HoldsIn(Facts facts) => !facts.IsReachable || (Proves, Subject) switch
    {
        (null, _) => facts.Imply(Cases, Subject),
        (var condition, null) => facts.ProveForAny(condition, _ => true),
        var (condition, subject) => facts.Prove(condition, subject),
    };
}
