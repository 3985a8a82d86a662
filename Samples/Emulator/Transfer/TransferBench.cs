using System.Diagnostics;
using Emulator.Reporting;
using LayoutGen.Devices;
using LayoutGen.Memory;

namespace Emulator.Transfer;

/// <summary>Moves frames in every mode, direction and size class: once to count and compare, and some times more to take the time.</summary>
internal static class TransferBench
{
    /// <summary>Timed passes go through the modes in turn, so that a machine's changing speed meets them all; the median counts.</summary>
    private const int Rounds = 9;

    private const int LeastPacketsPerRound = 2_000;

    public static IReadOnlyList<TransferRow> Run(
        IReadOnlyList<byte[]> frames, IReadOnlyList<TransferMode> modes, Action<double>? progress)
    {
        SizeClass.RequireFit(frames);
        var classes = SizeClass.All
            .Select(size => (Size: size, Frames: frames.Where(frame => size.Contains(frame.Length)).ToArray()))
            .Where(part => part.Frames.Length > 0)
            .ToList();
        var rows = new List<TransferRow>();
        foreach (var (size, part) in classes)
            rows.AddRange(Run(size, part, modes, done => progress?.Invoke((rows.Count + done) / (classes.Count * 2.0 * modes.Count))));
        return
        [
            .. from mode in modes
               from row in rows
               where (row.Mode, row.Ring) == (mode.Name, mode.Ring)
               orderby row.Direction, row.Frames descending
               select row,
        ];
    }

    private static List<TransferRow> Run(SizeClass size, byte[][] frames, IReadOnlyList<TransferMode> modes, Action<double> progress)
    {
        List<TransferRow> rows = [];
        foreach (var direction in new[] { Direction.Receive, Direction.Transmit })
        {
            var timed = modes.Select(mode => Open<NativeSharedMemory>(direction, mode, size, frames, counter: null)).ToList();
            var times = Time(timed, frames.Length);
            foreach (var (mode, time) in modes.Zip(times))
            {
                rows.Add(Count(direction, mode, size, frames, time));
                progress(rows.Count);
            }

            timed.ForEach(session => session.Dispose());
        }

        return rows;
    }

    private static TransferSession Open<TMemory>(Direction direction, TransferMode mode, SizeClass size, byte[][] frames, AccessCounter? counter)
        where TMemory : struct, ISharedMemory<TMemory> => direction == Direction.Receive
            ? new ReceiveSession<TMemory>(mode, size, frames, counter)
            : new TransmitSession<TMemory>(mode, size, frames, counter);

    /// <summary>The median time of a packet in each session, in nanoseconds.</summary>
    private static List<double> Time(List<TransferSession> sessions, int packets)
    {
        var passes = Math.Max(1, LeastPacketsPerRound / packets);
        var times = sessions.ConvertAll(_ => new List<double>());
        for (var round = 0; round <= Rounds; round++)
            for (var index = 0; index < sessions.Count; index++)
            {
                var start = Stopwatch.GetTimestamp();
                for (var pass = 0; pass < passes; pass++)
                    sessions[index].Transfer();
                if (round > 0) // The first warms up.
                    times[index].Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / (passes * (double)packets));
            }

        return [.. times.Select(time => time.Order().ElementAt(Rounds / 2))];
    }

    private static TransferRow Count(Direction direction, TransferMode mode, SizeClass size, byte[][] frames, double nanoseconds)
    {
        var counter = new AccessCounter();
        using var session = Open<CountingSharedMemory>(direction, mode, size, frames, counter);
        counter.Reset();
        session.Transfer();
        var transfers = direction == Direction.Receive ? counter.TransferWrites : counter.TransferReads;
        double packets = frames.Length;
        return new(
            mode.Name,
            session.Framing == LayoutGen.Layouts.Framing.Merged ? "merged" : "separate",
            mode.Ring,
            direction == Direction.Receive ? "rx" : "tx",
            size.Name,
            session.Features.ToString(),
            NetHeader.SizeFor(session.Features),
            frames.Length,
            frames.Sum(frame => (long)frame.Length),
            session.Tally.Descriptors / packets,
            session.Tally.Blocks / packets,
            transfers.Count / packets,
            (counter.RingReads.Bytes + counter.RingWrites.Bytes) / packets,
            nanoseconds,
            session.Tally.IsIdentical);
    }
}
