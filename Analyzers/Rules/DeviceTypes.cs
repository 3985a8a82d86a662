using LayoutGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Of which device types the negotiated sets of a body are, as far as it tests them for features of a device type.</summary>
internal sealed class DeviceTypes(Contracts contracts)
{
    private readonly Dictionary<Subject, HashSet<ISymbol>> _tested = [];

    /// <summary>Notes what a use tests.</summary>
    public void Note(MemberUse use, Subject? subject)
    {
        if (subject is null)
            return;
        foreach (var type in TestedBy(use))
        {
            if (!_tested.TryGetValue(subject, out var known))
                _tested[subject] = known = new(SymbolEqualityComparer.Default);
            known.Add(type);
        }
    }

    /// <summary>Whether a set may be of a device type whose features a condition asks for: another's bits mean something else.</summary>
    public bool MayAnswer(Condition condition, Subject subject) =>
        !_tested.TryGetValue(subject, out var known)
        || condition.DeviceTypes.ToList() is not [_, ..] asked
        || asked.Exists(known.Contains);

    private IEnumerable<ISymbol> TestedBy(MemberUse use) => use.Operation is IInvocationOperation { Arguments: [{ Value: var tested }] }
        && use.Member.Name == "Has"
        && FeatureReader.Read(tested.Type, tested.ConstantValue.Value) is { } feature
            ? new[] { feature.DeviceType }.OfType<ISymbol>()
            : contracts.TestOf(use.Member)?.Guards?.DeviceTypes ?? [];
}
