using System.Globalization;
using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>Reads enums of features.</summary>
internal static class FeatureEnumParser
{
    public static FeatureEnumDeclaration? Parse(INamedTypeSymbol type, List<DeclarationProblem>? problems = null)
    {
        problems ??= [];
        var seen = new Dictionary<long, string>();
        var areShared = AreShared(type);
        foreach (var member in Members(type))
        {
            var number = Number(member);
            if (number is < 0 or >= FeatureMask.Capacity)
                problems.Add(new(ProblemKind.FeatureNumber, member.NameLocation(), member.Name, number, "features are numbered 0 to 127"));
            // Virtio 1.4, 2.2: what belongs to rings and transports, and what is kept for later; 41 and 42 have been given to either.
            else if (areShared && number is < 24 or > 49)
                problems.Add(new(ProblemKind.FeatureNumber, member.NameLocation(), member.Name, number, "0 to 23 and 50 to 127 are of one device type"));
            else if (!areShared && number is (>= 24 and <= 40) or (>= 43 and <= 49))
                problems.Add(new(ProblemKind.FeatureNumber, member.NameLocation(), member.Name, number, "24 to 40 and 43 to 49 are not for device types"));
            else if (seen.TryGetValue(number, out var other))
                problems.Add(new(ProblemKind.FeatureNumber, member.NameLocation(), member.Name, number, $"'{other}' has it already"));
            else
                seen.Add(number, member.Name);
        }

        foreach (var member in Members(type))
            CheckCycle(member, problems);
        var features = Members(type)
            .Select(member => new FeatureDeclaration(Reference(member), Requires(member, problems)))
            .ToEquatableArray();
        return problems.Count == 0 && TableAccessibility(type) is { } accessibility
            ? new(TypeNameParser.Parse(type) with { Containers = EquatableArray<string>.Empty, Accessibility = accessibility }, features)
            : null;
    }

    /// <summary>A table stands in a namespace, and so is public or internal; null for an enum that cannot be named there.</summary>
    private static string? TableAccessibility(INamedTypeSymbol type)
    {
        var accessibility = "public";
        for (var part = type; part is not null; part = part.ContainingType)
        {
            var own = part.DeclaredAccessibility;
            if (part.Arity > 0 || own is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
                return null;
            if (own is not Accessibility.Public)
                accessibility = "internal";
        }

        return accessibility;
    }

    /// <summary>Whether an enum's features belong to no device type by itself.</summary>
    public static bool AreShared(INamedTypeSymbol type) =>
        type.Attributes(KnownNames.VirtioFeatures).First().NamedArguments.Any(argument => argument.Value.Value is true);

    public static FeatureReference Reference(IFieldSymbol member) =>
        new(member.ContainingType.FullName(), member.ContainingType.Name, member.Name, (int)Number(member));

    /// <summary>What features require, and what those require in turn.</summary>
    public static IEnumerable<FeatureDeclaration> Requirements(IEnumerable<IFieldSymbol> features)
    {
        List<FeatureSymbol> all = [];
        foreach (var feature in features)
            Add(feature);
        for (var index = 0; index < all.Count; index++)
            foreach (var required in all[index].Required)
                Add(required);
        return all.Select(feature => feature.Declaration);

        void Add(IFieldSymbol member)
        {
            if (FeatureSymbol.Of(member) is var feature && !all.Contains(feature))
                all.Add(feature);
        }
    }

    /// <summary>A feature's declared requirement; one that the legacy interface has no bit for needs VERSION_1 besides (virtio 1.4, 2.2.3).</summary>
    public static Condition Requires(IFieldSymbol member, List<DeclarationProblem>? problems = null)
    {
        var declared = ConditionParser.Parse(member, KnownNames.RequiresFeature, problems);
        if (Number(member) <= FeatureReference.Version1.Number)
            return declared;
        EquatableArray<FeatureReference> modern = new([FeatureReference.Version1]);
        return declared.IsAlways
            ? new(new([modern]))
            : new(declared.Alternatives.Select(all => all.Union(modern).ToEquatableArray()).ToEquatableArray());
    }

    /// <summary>A feature that requires itself, by way of others, explains nothing: two such features are one.</summary>
    private static void CheckCycle(IFieldSymbol member, List<DeclarationProblem> problems)
    {
        var self = Reference(member);
        foreach (var (required, location) in member.Attributes(KnownNames.RequiresFeature).SelectMany(ConditionParser.PlacedMembers))
            if (Requirements([required]).Any(other => other.Feature == self))
                problems.Add(new(ProblemKind.RequirementCycle, location, member.Name));
    }

    private static IEnumerable<IFieldSymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue);

    private static long Number(IFieldSymbol member) => member.ConstantValue is ulong large
        ? (long)Math.Min(large, long.MaxValue)
        : Convert.ToInt64(member.ConstantValue, CultureInfo.InvariantCulture);
}
