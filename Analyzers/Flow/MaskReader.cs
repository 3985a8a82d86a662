using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Flow;

/// <summary>Reads constant sets of features, and comparisons of a negotiated set with them.</summary>
internal sealed class MaskReader(WellKnownFeatureTypes types, SubjectResolver subjects)
{
    /// <summary>
    /// What the comparison of masked bits tells, <c>(features.Bits &amp; mask) == expected</c>; null if it is another comparison, or the
    /// masks are not constant.
    /// </summary>
    public (Subject Subject, FeatureCases WhenEqual, FeatureCases WhenNot)? Compare(IBinaryOperation comparison) =>
        Compare(comparison.LeftOperand, comparison.RightOperand) ?? Compare(comparison.RightOperand, comparison.LeftOperand);

    /// <summary>A constant set of features; null if it is not constant.</summary>
    public Mask? Read(IOperation? value) => Read(value, 0);

    private (Subject Subject, FeatureCases WhenEqual, FeatureCases WhenNot)? Compare(IOperation masked, IOperation expected)
    {
        if (subjects.Behind(masked) is not IBinaryOperation { OperatorKind: BinaryOperatorKind.And } and)
            return null;
        foreach (var (bits, mask) in new[] { (and.LeftOperand, and.RightOperand), (and.RightOperand, and.LeftOperand) })
            if (Bits(bits) is var (subject, shift) && Read(mask, shift) is { } tested && Read(expected, shift) is { } wanted)
                return (subject, tested.Exactly(wanted), tested.OtherThan(wanted));
        return null;
    }

    /// <summary>The set to which an expression's bits belong, and the number of the lowest of them.</summary>
    private (Subject Subject, int Shift)? Bits(IOperation expression) => subjects.Behind(expression) switch
    {
        IPropertyReferenceOperation { Property: { Name: "Low" or "High", ContainingType: { } type } half } reference when types.IsSet(type) =>
            subjects.Of(reference.Instance) is { } set ? (set, half.Name == "Low" ? 0 : 64) : null,
        { } set when types.IsSet(set.Type) && subjects.Of(set) is { } subject => (subject, 0),
        _ => null,
    };

    private Mask? Read(IOperation? value, int shift) => subjects.Behind(value) switch
    {
        { ConstantValue.Value: var constant } when BitsOf(constant) is { } bits => FromBits(bits, shift),
        ILocalReferenceOperation { Local: var local } => Read(subjects.InitialValueOf(local), shift),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } or =>
            Read(or.LeftOperand, shift) is { } left && Read(or.RightOperand, shift) is { } right ? left | right : null,
        IDefaultValueOperation when types.IsSet(value!.Type) => Mask.Empty,
        IPropertyReferenceOperation { Property: { Name: "None", ContainingType: { } type } } when types.IsSet(type) => Mask.Empty,
        IInvocationOperation { TargetMethod: { Name: "Of", IsStatic: true, ContainingType: { } type } } of when types.IsSet(type) =>
            ReadFeatures(of.Arguments),
        IInvocationOperation { TargetMethod: { Name: "With", ContainingType: { } type }, Instance: { } set } with when types.IsSet(type) =>
            Read(set, shift) is { } fewer && ReadFeatures(with.Arguments) is { } more ? fewer | more : null,
        _ => null,
    };

    private Mask? ReadFeatures(ImmutableArray<IArgumentOperation> arguments)
    {
        if (arguments is not [{ Value: var list }])
            return null;
        var elements = subjects.Behind(list) switch
        {
            ICollectionExpressionOperation collection => collection.Elements,
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            _ => default,
        };
        if (elements.IsDefault)
            return null;
        List<NamedFeature?> features = [.. elements.Select(element => FeatureReader.Read(element.Type, element.ConstantValue.Value))];
        return features.Contains(null) ? null : new([.. features.OfType<NamedFeature>()]);
    }

    private static Mask FromBits(ulong bits, int shift) => new([
        .. Enumerable.Range(0, 64).Where(bit => (bits >> bit & 1) != 0).Select(bit => FeatureReader.Unnamed(bit + shift))]);

    private static ulong? BitsOf(object? constant) => constant switch
    {
        ulong bits => bits,
        uint bits => bits,
        long and >= 0 and var bits => (ulong)bits,
        int and >= 0 and var bits => (ulong)bits,
        _ => null,
    };
}
