using System.Diagnostics;
using System.Globalization;
using LayoutGen.Rings;
using static LayoutGen.Runtime.Tests.Exploration.RingFormat;

namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>
/// Both ends of small rings in all interleavings, on memory that reorders as far as release and acquire allow: nothing is lost or
/// mixed up, no ring stops, and no side sleeps while the other believes it awake. Flaws that are planted into one side are found.
/// With <c>LAYOUTGEN_EXPLORE</c> naming a file, longer traffic is explored too, and a table goes there: see docs/memory-model.md.
/// </summary>
public class RingExplorationTests
{
    private const int StateLimit = 10_000_000;

    private static readonly string? Report = Environment.GetEnvironmentVariable("LAYOUTGEN_EXPLORE");

    private static readonly Traffic[] Short =
    [
        .. Configurations(queueSize: 2, buffers: 2),
        .. Configurations(queueSize: 2, buffers: 3),
        .. Configurations(queueSize: 2, buffers: 2, elements: 2),
        .. Configurations(queueSize: 2, buffers: 2, elements: 2, RingOptions.Indirect),
        .. Bursts(queueSize: 2, buffers: 3),
        .. Bursts(queueSize: 2, buffers: 3, elements: 2, RingOptions.Indirect),
    ];

    private static readonly Traffic[] Long =
    [
        .. Configurations(queueSize: 1, buffers: 8),
        .. Configurations(queueSize: 2, buffers: 8),
        .. Configurations(queueSize: 3, buffers: 7).Where(traffic => traffic.Format == Packed),
        .. Configurations(queueSize: 4, buffers: 6),
        .. Configurations(queueSize: 2, buffers: 4, elements: 2),
        .. Configurations(queueSize: 4, buffers: 4, elements: 2),
        .. Configurations(queueSize: 2, buffers: 4, elements: 2, RingOptions.Indirect),
        .. Configurations(queueSize: 4, buffers: 4, elements: 2, RingOptions.Indirect),
        .. Bursts(queueSize: 2, buffers: 8),
        .. Bursts(queueSize: 4, buffers: 6),
        .. Bursts(queueSize: 4, buffers: 4, elements: 2),
    ];

    public static TheoryData<string> Traffics => [.. (Report is null ? Short : [.. Short, .. Long]).Select(traffic => traffic.Name)];

    public static TheoryData<string, string, string> Flaws
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var traffic in Short.Where(traffic => traffic is { IsSuppressing: true, Buffers: 2, Elements: 1 }
                or { IsBurst: true, Elements: 1 }))
                foreach (var flaw in Enum.GetValues<Flaw>().Where(flaw => flaw is Flaw.NoRelease or Flaw.NoAcquire
                    || (flaw != Flaw.None && !traffic.IsBurst)))
                    foreach (var side in (string[])["driver", "device"])
                        cases.Add(traffic.Name, side, flaw.ToString());
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Traffics))]
    public void Nothing_goes_wrong(string name)
    {
        var traffic = Find(name);
        var start = Stopwatch.GetTimestamp();
        var exploration = Explorer.Run(RingSides.Driver(traffic), RingSides.Device(traffic), traffic.Cells, StateLimit);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Tell($"| {name} | {exploration.Places:N0} | {exploration.States:N0} | {exploration.Steps:N0} | {seconds:F1} |");
        Assert.Null(exploration.Finding);
        Assert.True(exploration.IsExhaustive);
        Assert.Equal([""], exploration.Outcomes);
    }

    [Theory]
    [MemberData(nameof(Flaws))]
    public void A_planted_flaw_is_found(string name, string side, string flaw)
    {
        var traffic = Find(name);
        var planted = Enum.Parse<Flaw>(flaw);
        var exploration = side == "driver"
            ? Explorer.Run(RingSides.Driver(traffic, planted), RingSides.Device(traffic), traffic.Cells)
            : Explorer.Run(RingSides.Driver(traffic), RingSides.Device(traffic, planted), traffic.Cells);
        var found = exploration.Finding?.Split('\n')[0];
        Tell($"| {name} | {side} | {flaw} | {exploration.States:N0} | {found} |");
        Assert.NotNull(found);
        Assert.Equal(planted is not (Flaw.NoRelease or Flaw.NoAcquire), found.StartsWith("a wake-up got lost", StringComparison.Ordinal));
    }

    private static IEnumerable<Traffic> Configurations(
        int queueSize, int buffers, int elements = 1, RingOptions options = RingOptions.None) =>
        from format in (RingFormat[])[Split, Packed]
        from order in (RingOptions[])[RingOptions.None, RingOptions.InOrder]
        from suppression in (RingOptions?[])[null, RingOptions.None, RingOptions.EventIndex]
        select new Traffic(
            format, queueSize, options | order | suppression.GetValueOrDefault(), suppression is not null, buffers, elements);

    // Whether notifications are wanted is never asked here.
    private static IEnumerable<Traffic> Bursts(int queueSize, int buffers, int elements = 1, RingOptions options = RingOptions.None) =>
        Configurations(queueSize, buffers, elements, options)
            .Where(traffic => !traffic.IsSuppressing)
            .Select(traffic => traffic with { IsBurst = true });

    private static Traffic Find(string name) => Short.Concat(Long).Single(traffic => traffic.Name == name);

    private static void Tell(FormattableString row)
    {
        if (Report is not null)
            File.AppendAllText(Report, row.ToString(CultureInfo.InvariantCulture) + "\n");
    }
}
