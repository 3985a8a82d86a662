using System.Globalization;

namespace LayoutGen.Benchmarks.Rings;

/// <summary>One row of the tables.</summary>
/// <param name="Kind">The ring alone, or a network device's packets in one direction.</param>
/// <param name="Format">The ring: split or packed.</param>
/// <param name="Threads">One, or one for each side.</param>
/// <param name="Batch">How many buffers at a time.</param>
/// <param name="HasEventIndex">Whether <c>VIRTIO_F_EVENT_IDX</c> is negotiated; else both sides poll and say so.</param>
/// <param name="Size">The bytes of a packet.</param>
internal sealed record RingWork(WorkKind Kind, string Format, int Threads, int Batch, bool HasEventIndex, int Size)
{
    private const int BufferSize = 64;
    private const int Burst = 32;
    private const int QuickPart = 4;

    public static IEnumerable<RingWork> All =>
    [
        .. from format in (string[])["split", "packed"]
           from threads in (int[])[2, 1]
           from batch in (int[])[1, Burst]
           from hasEventIndex in (bool[])[false, true]
           select new RingWork(WorkKind.Ring, format, threads, batch, hasEventIndex, BufferSize),
        .. from kind in (WorkKind[])[WorkKind.Receive, WorkKind.Transmit]
           from format in (string[])["split", "packed"]
           from threads in (int[])[2, 1]
           from size in (int[])[64, 1500, 65536]
           select new RingWork(kind, format, threads, Burst, false, size),
    ];

    /// <summary>What a filter is compared with, for example <c>split 2 threads receive 1500 B</c>.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Kind == WorkKind.Ring ? "ring " : "")}{Format} {Threads} {(Threads == 1 ? "thread" : "threads")} {Detail}");

    /// <summary>What is done, besides the ring and the threads.</summary>
    public string Detail => Kind == WorkKind.Ring
        ? string.Create(CultureInfo.InvariantCulture, $"batch {Batch}{(HasEventIndex ? " event index" : "")}")
        : string.Create(CultureInfo.InvariantCulture, $"{Kind.ToString().ToLowerInvariant()} {Size} B");

    /// <summary>The ways in which packets are cut; a ring alone has one.</summary>
    public IReadOnlyList<string> Framings => Kind == WorkKind.Ring ? [""] : ["separate", "header first", "payload aligned"];

    /// <summary>A contender's arguments.</summary>
    /// <param name="isQuick">Whether a quarter of the work will do.</param>
    /// <param name="driverCpu">The processor of the driver, and of both in one thread.</param>
    /// <param name="deviceCpu">The processor of the device.</param>
    public IEnumerable<string> Arguments(bool isQuick, int driverCpu, int deviceCpu)
    {
        int[] numbers =
            [Threads, Batch, HasEventIndex ? 1 : 0, Size, Operations / (isQuick ? QuickPart : 1) / Batch * Batch, driverCpu, deviceCpu];
        return [Kind.ToString().ToLowerInvariant(), Format, .. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))];
    }

    // A few hundred milliseconds of the slowest.
    private int Operations => (Kind, Threads, Batch, Size) switch
    {
        (WorkKind.Ring, 2, 1, _) => 1_600_000,
        (WorkKind.Ring, _, _, _) => 4_800_000,
        (_, _, _, 64) => 4_800_000,
        (_, _, _, 1500) => 1_600_000,
        _ => 48_000,
    };
}
