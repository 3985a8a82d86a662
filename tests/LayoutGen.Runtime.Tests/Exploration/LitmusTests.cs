using LayoutGen.Memory;
using SharedMemory = LayoutGen.Runtime.Tests.Exploration.SimulatedMemory<LayoutGen.Runtime.Tests.Exploration.Strengths.Promised>;

namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>
/// The simulated memory against the classic litmus tests of memory models, named as everywhere; x and y are 0 at first. The outcomes,
/// what left and right read, are all those that C11 allows for relaxed, release and acquire accesses and fences; LB has one less.
/// </summary>
public class LitmusTests
{
    private const uint X = 0;
    private const uint Y = 4;
    private const int Cells = 4;

    private static readonly SharedMemory Memory = Map();

    private static readonly Litmus[] All =
    [
        // A message: data, then a flag.
        new("MP", () => Write(X, 1) + Write(Y, 1), () => Read(Y) + Read(X), "00 01 10 11"),
        new("MP+rel+acq", () => Write(X, 1) + Release(Y, 1), () => Acquire(Y) + Read(X), "00 01 11"),
        new("MP+rel+rlx", () => Write(X, 1) + Release(Y, 1), () => Read(Y) + Read(X), "00 01 10 11"),
        new("MP+rlx+acq", () => Write(X, 1) + Write(Y, 1), () => Acquire(Y) + Read(X), "00 01 10 11"),
        new("MP+fence+acq", () => Write(X, 1) + Fence() + Write(Y, 1), () => Acquire(Y) + Read(X), "00 01 11"),
        new("MP+rel+fence", () => Write(X, 1) + Release(Y, 1), () => Read(Y) + Fence() + Read(X), "00 01 11"),
        new("MP+fences", () => Write(X, 1) + Fence() + Write(Y, 1), () => Read(Y) + Fence() + Read(X), "00 01 11"),
        new("MP+rlx+fence", () => Write(X, 1) + Write(Y, 1), () => Read(Y) + Fence() + Read(X), "00 01 10 11"),

        // Store buffering: what suppression of notifications is.
        new("SB", () => Write(X, 1) + Read(Y), () => Write(Y, 1) + Read(X), "00 01 10 11"),
        new("SB+rel+acq", () => Release(X, 1) + Acquire(Y), () => Release(Y, 1) + Acquire(X), "00 01 10 11"),
        new("SB+fence+rlx", () => Write(X, 1) + Fence() + Read(Y), () => Write(Y, 1) + Read(X), "00 01 10 11"),
        new("SB+fences", () => Write(X, 1) + Fence() + Read(Y), () => Write(Y, 1) + Fence() + Read(X), "01 10 11"),

        // Load buffering: C11 allows 11 too, but here no read waits for a write behind it.
        new("LB", () => Read(X) + Write(Y, 1), () => Read(Y) + Write(X, 1), "00 01 10"),

        // Coherence: a cell has one order of writes.
        new("CoRR", () => Write(X, 1), () => Read(X) + Read(X), "00 01 11"),
        new("CoWR", () => Write(X, 1) + Read(X), () => Write(X, 2) + Read(X), "11 12 22"),

        // The order of writes to both; the right side waits for the left one, and reads what became of them.
        new("R", () => Write(X, 1) + Write(Y, 1) + Notify(), () => Write(Y, 2) + Read(X) + Wait() + Read(Y), "01 02 11 12"),
        new(
            "R+fences",
            () => Write(X, 1) + Fence() + Write(Y, 1) + Notify(),
            () => Write(Y, 2) + Fence() + Read(X) + Wait() + Read(Y),
            "01 11 12"),
        new(
            "2+2W",
            () => Write(X, 1) + Write(Y, 2) + Notify(),
            () => Write(Y, 1) + Write(X, 2) + Wait() + Read(X) + Read(Y),
            "11 12 21 22"),
        new(
            "2+2W+rel",
            () => Write(X, 1) + Release(Y, 2) + Notify(),
            () => Write(Y, 1) + Release(X, 2) + Wait() + Read(X) + Read(Y),
            "11 12 21 22"),
        new(
            "2+2W+fences",
            () => Write(X, 1) + Fence() + Write(Y, 2) + Notify(),
            () => Write(Y, 1) + Fence() + Write(X, 2) + Wait() + Read(X) + Read(Y),
            "12 21 22"),

        // A 4-byte access, and its halves: it is never torn, and halves keep the order that a release gives them.
        new("one write", () => WriteBoth(0x10001), ReadBoth, "00000000 00010001"),
        new("two writes", () => Write(X, 1) + Write(X + 2, 1), ReadBoth, "00000000 00000001 00010000 00010001"),
        new("two writes+rel", () => Write(X, 1) + Release(X + 2, 1), ReadBoth, "00000000 00000001 00010001"),

        // A notification orders as well. One that comes while another waits is not a second one.
        new("bell", () => Write(X, 1) + Notify(), () => Wait() + Read(X), "1"),
        new("two bells", () => Notify() + Write(X, 1) + Notify(), () => Wait() + Read(X), "0 1"),
    ];

    public static TheoryData<string> Names => [.. All.Select(litmus => litmus.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Outcomes(string name)
    {
        var litmus = All.Single(litmus => litmus.Name == name);
        var exploration = Explore(litmus.Left, litmus.Right);
        Assert.Null(exploration.Finding);
        Assert.True(exploration.IsExhaustive);
        Assert.Equal(litmus.Outcomes, string.Join(' ', exploration.Outcomes));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Outcomes_are_the_same_when_all_orders_are_tried(string name)
    {
        var litmus = All.Single(litmus => litmus.Name == name);
        var exploration = Explore(litmus.Left, litmus.Right, isReduced: false);
        Assert.Equal(litmus.Outcomes, string.Join(' ', exploration.Outcomes));
        Assert.True(exploration.States > Explore(litmus.Left, litmus.Right).States);
    }

    [Fact]
    public void Who_sleeps_for_ever_is_found() => Assert.StartsWith(
        "a wake-up got lost: left sleeps, right has ended", Explore(Wait, () => Write(X, 1)).Finding);

    [Fact]
    public void Who_needs_two_notifications_may_get_one() => Assert.StartsWith(
        "a wake-up got lost: left has ended, right sleeps", Explore(() => Notify() + Notify(), () => Wait() + Wait()).Finding);

    private static Exploration Explore(Func<string> left, Func<string> right, bool isReduced = true) =>
        Explorer.Run(new("left", () => left), new("right", () => right), Cells, isReduced: isReduced);

    private static SharedMemory Map()
    {
        using var bounds = GuestMemory.Allocate(0, 2 * Cells);
        return SharedMemory.TryMap(bounds, new(0, 2 * Cells), out var memory) ? memory : throw new NotSupportedException();
    }

    private static string Read(uint offset) => $"{Memory.ReadUInt16(offset)}";

    private static string ReadBoth() => $"{Memory.ReadUInt32(X):x8}";

    private static string Acquire(uint offset) => $"{Memory.AcquireUInt16(offset)}";

    private static string Write(uint offset, ushort value) => Silently(() => Memory.WriteUInt16(offset, value));

    private static string WriteBoth(uint value) => Silently(() => Memory.WriteUInt32(X, value));

    private static string Release(uint offset, ushort value) => Silently(() => Memory.ReleaseUInt16(offset, value));

    private static string Fence() => Silently(SharedMemory.FullBarrier);

    private static string Notify() => Silently(Replay.Notify);

    private static string Wait() => Silently(Replay.Wait);

    private static string Silently(Action step)
    {
        step();
        return "";
    }

    private sealed record Litmus(string Name, Func<string> Left, Func<string> Right, string Outcomes);
}
