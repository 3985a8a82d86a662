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
        var groups = sets.All
            .GroupBy(set => headers.Select(header => PresentIn(header, set)).ToEquatableArray())
            .Select(group => (Present: group.Key, Sets: group.ToList()))
            .Select(group => (group.Present, group.Sets, Sizes: headers.Select((header, index) => SizeOf(header, group.Present[index])).ToEquatableArray()))
            .OrderBy(group => group.Sizes.Sum())
            .ToList();

        return
        [
            .. groups.Select(group => new LayoutVariant(
                Name(group.Sizes.Sum(), groups.Count(other => other.Sizes.Sum() == group.Sizes.Sum()) > 1, headers, group.Present),
                group.Sizes,
                group.Present,
                sets.Describe(group.Sets),
                Legacy(group.Sets) is { Count: > 0 } legacy ? sets.Describe(legacy) : null)),
        ];
    }

    private static List<FeatureMask> Legacy(List<FeatureMask> sets) => sets.FindAll(set => !set.Has(FeatureReference.Version1.Number));

    /// <summary>Whether a field exists in a layout, given the bits of its header's conditional fields.</summary>
    public static bool IsPresent(HeaderDeclaration header, FieldDeclaration field, ulong present) =>
        field.Condition.IsAlways || (present >> BitOf(header, field) & 1) != 0;

    /// <summary>The bit of a conditional field.</summary>
    public static int BitOf(HeaderDeclaration header, FieldDeclaration field) =>
        ConditionalFields(header).TakeWhile(other => other.Name != field.Name).Count();

    public static IEnumerable<FieldDeclaration> ConditionalFields(HeaderDeclaration header) =>
        header.Fields.Where(field => !field.Condition.IsAlways);

    private static ulong PresentIn(HeaderDeclaration header, FeatureMask features) => ConditionalFields(header)
        .Select((field, bit) => field.Condition.Holds(features) ? 1UL << bit : 0)
        .Aggregate(0UL, (mask, bit) => mask | bit);

    /// <summary>A header ends with its last existing field; what lies between keeps its bytes (virtio 1.4, 5.1.9).</summary>
    private static int SizeOf(HeaderDeclaration header, ulong present) => PlacedField.Place(header)
        .Where(placed => IsPresent(header, placed.Field, present))
        .Select(placed => placed.End)
        .DefaultIfEmpty(0)
        .Max();

    private static string Name(int size, bool isShared, IReadOnlyList<HeaderDeclaration> headers, EquatableArray<ulong> present)
    {
        if (!isShared)
            return $"Size{size}";
        var fields = headers.SelectMany((header, index) =>
            ConditionalFields(header)
                .Where(field => IsPresent(header, field, present[index]))
                .GroupBy(field => field.Condition) // Fields that come and go together are told by the first.
                .Select(group => group.First())
                .Select(field => headers.Count == 1 ? field.Name : header.Type.Name + field.Name));
        var names = string.Concat(fields);
        return names.Length == 0 ? $"Size{size}Bare" : $"Size{size}With{names}";
    }
}
