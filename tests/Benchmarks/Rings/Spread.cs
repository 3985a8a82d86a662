using System.Globalization;

namespace LayoutGen.Benchmarks.Rings;

/// <summary>How samples are spread.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Minimum">The least.</param>
/// <param name="Lower">The lower quartile.</param>
/// <param name="Median">The median.</param>
/// <param name="Upper">The upper quartile.</param>
internal readonly record struct Spread(int Count, double Minimum, double Lower, double Median, double Upper)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? default : new(sorted.Count, sorted[0], At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75));
    }

    /// <returns>For example <c>7.9 (7.1–8.6)</c>, or a dash for nothing.</returns>
    public override string ToString() => Count == 0
        ? MarkdownTable.Nothing
        : string.Create(CultureInfo.InvariantCulture, $"{Round(Median)} ({Round(Lower)}–{Round(Upper)})");

    private static double Round(double value) => Math.Round(value, value < 10 ? 2 : value < 100 ? 1 : 0);

    private static double At(List<double> sorted, double part)
    {
        var place = part * (sorted.Count - 1);
        var (below, above) = (sorted[(int)Math.Floor(place)], sorted[(int)Math.Ceiling(place)]);
        return below + ((above - below) * (place - Math.Floor(place)));
    }
}
