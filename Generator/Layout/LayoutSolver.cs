using System.Runtime.CompilerServices;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Layout;

/// <summary>Finds the distinct layouts of headers that lie in one packet, among all feature sets that can be negotiated.</summary>
internal static class LayoutSolver
{
    private static readonly ConditionalWeakTable<HeaderDeclaration, IReadOnlyList<LayoutVariant>> s_solved = new();

    /// <summary>The layouts of a header by itself; every file that mentions its sizes asks for them.</summary>
    public static IReadOnlyList<LayoutVariant> Solve(HeaderDeclaration header) => s_solved.GetValue(header, static header => Solve([header]));

    public static IReadOnlyList<LayoutVariant> Solve(IReadOnlyList<HeaderDeclaration> headers)
    {
        var sets = new FeatureSets(headers);
        var groups = Group(headers, sets).OrderBy(group => group.Size).ToList();
        return
        [
            .. groups.Select(group => new LayoutVariant(
                Name(group.Size, groups.Exists(other => other != group && other.Size == group.Size), headers, group.Present),
                group.Sizes,
                group.Present,
                sets.Describe(group.Sets),
                Legacy(group.Sets) is { Count: > 0 } legacy ? sets.Describe(legacy) : null)),
        ];
    }

    /// <summary>Puts the feature sets that lead to the same fields together, in the order of the first of each.</summary>
    private static List<SetGroup> Group(IReadOnlyList<HeaderDeclaration> headers, FeatureSets sets)
    {
        List<SetGroup> groups = [];
        var byFields = new Dictionary<EquatableArray<ulong>, SetGroup>();
        foreach (var set in sets.All)
        {
            var present = headers.Select(header => PresentIn(header, set)).ToEquatableArray();
            if (!byFields.TryGetValue(present, out var group))
            {
                group = new(present, headers.Select((header, index) => PlacedField.SizeOf(header, present[index])).ToEquatableArray());
                groups.Add(group);
                byFields.Add(present, group);
            }

            group.Sets.Add(set);
        }

        return groups;
    }

    private static List<FeatureMask> Legacy(List<FeatureMask> sets) => sets.FindAll(set => !set.Has(FeatureReference.Version1.Number));

    public static IEnumerable<FieldDeclaration> ConditionalFields(HeaderDeclaration header) =>
        header.Fields.Where(field => !field.Condition.IsAlways);

    private static ulong PresentIn(HeaderDeclaration header, FeatureMask features)
    {
        var (present, bit) = (0UL, 0);
        foreach (var field in header.Fields)
            if (!field.Condition.IsAlways)
                present |= (field.Condition.Holds(features) ? 1UL : 0) << bit++;
        return present;
    }

    private static string Name(int size, bool isShared, IReadOnlyList<HeaderDeclaration> headers, EquatableArray<ulong> present)
    {
        if (!isShared)
            return $"Size{size}";
        var fields = headers.SelectMany((header, index) =>
            PlacedField.Place(header)
                .Where(placed => placed.Bit is not null && placed.IsIn(present[index]))
                .Select(placed => placed.Field)
                .GroupBy(field => field.Condition) // Fields that come and go together are told by the first.
                .Select(group => group.First())
                .Select(field => headers.Count == 1 ? field.Name : header.Type.Name + field.Name));
        var names = string.Concat(fields);
        return names.Length == 0 ? $"Size{size}Bare" : $"Size{size}With{names}";
    }

    private sealed class SetGroup(EquatableArray<ulong> present, EquatableArray<int> sizes)
    {
        public EquatableArray<ulong> Present => present;

        public EquatableArray<int> Sizes => sizes;

        public int Size { get; } = sizes.Sum();

        public List<FeatureMask> Sets { get; } = [];
    }
}
