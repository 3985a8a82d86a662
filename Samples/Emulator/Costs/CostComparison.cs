using Emulator.Observation;
using LayoutGen.Layouts;

namespace Emulator.Costs;

/// <summary>Two results of which one is to be better: separate and merged framing, or a driver before and after a change.</summary>
/// <param name="Before">The result to compare with; null if it was not asked for.</param>
/// <param name="After">The one that may be better; null if it was not asked for.</param>
internal sealed record CostComparison(CostResult? Before, CostResult? After)
{
    /// <summary>What was compared, or else the only result there is.</summary>
    public CostResult Any => (After ?? Before)!;

    /// <summary>Both results, if there are both.</summary>
    public (CostResult Before, CostResult After)? Both => this is ({ } before, { } after) ? (before, after) : null;

    /// <summary>Compares results that differ in framing only; those of known drivers, each with the first of them.</summary>
    public static IEnumerable<CostComparison> Of(IEnumerable<CostResult> results) => results
        .GroupBy(result => result.Case.Preset is null
            ? result.Case with { Framing = Framing.Separate }
            : result.Case with { Framing = Framing.Separate, Tail = default, Buffers = BufferKind.Large, Preset = CostPreset.All[0] })
        .SelectMany(group => group.Key.Preset is null
            ? [new CostComparison(group.FirstOrDefault(Is(Framing.Separate)), group.FirstOrDefault(Is(Framing.Merged)))]
            : group.Select((result, index) => index == 0 ? new(result, null) : new CostComparison(group.First(), result)));

    private static Func<CostResult, bool> Is(Framing framing) => result => result.Case.Framing == framing;
}
