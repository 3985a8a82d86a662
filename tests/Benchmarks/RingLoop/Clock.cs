using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LayoutGen.RingLoop;

/// <summary>Times work that has been done before.</summary>
internal static class Clock
{
    private const int WarmUpRounds = 60;
    private const int WarmUpBytes = 8 << 20;
    private const int Turns = 5;

    // The just-in-time compiler counts calls once it had nothing to do for 100 ms, and makes its best code after 30, in the background:
    // once without and once with a profile.
    private static readonly int s_phases = RuntimeFeature.IsDynamicCodeCompiled ? 4 : 1;

    /// <summary>Times several ways to do a work, which take turns, so that what a machine does in the meantime meets all of them.</summary>
    /// <returns>The nanoseconds for each buffer in each way: medians of its turns.</returns>
    public static double[] Measure(Job job, params IBothEnds[] ways)
    {
        var warmUp = Math.Clamp(WarmUpBytes / job.Size / ways.Length / job.Batch, 2, 200) * job.Batch;
        for (var phase = 0; phase < s_phases; phase++)
        {
            for (var round = 0; round < WarmUpRounds; round++)
                foreach (var way in ways)
                    Run(way, job, warmUp);
            if (s_phases > 1)
                Thread.Sleep(200);
        }

        var turns = ways.Length == 1 ? 1 : Turns;
        var operations = Math.Max(job.Operations / turns / job.Batch, 1) * job.Batch;
        var times = Array.ConvertAll(ways, _ => new double[turns]);
        for (var turn = 0; turn < turns; turn++)
            for (var way = 0; way < ways.Length; way++)
                times[way][turn] = Run(ways[way], job, operations) / operations;
        foreach (var way in ways)
            way.Check();
        return Array.ConvertAll(times, Median);
    }

    private static double Run(IBothEnds ends, Job job, int operations)
    {
        using var ready = new Barrier(job.TwoThreads ? 2 : 1);
        var other = new Thread(() =>
        {
            Processor.Bind(job.DeviceCpu);
            ready.SignalAndWait();
            ends.Serve(job.Batch, operations);
        });
        if (job.TwoThreads)
            other.Start();
        Processor.Bind(job.DriverCpu);
        ready.SignalAndWait();
        if (!job.TwoThreads)
        {
            // What other processes take of the processor is no part of it.
            var before = Processor.ThreadTime();
            ends.TakeTurns(job.Batch, operations);
            return Processor.ThreadTime() - before;
        }

        var start = Stopwatch.GetTimestamp();
        ends.Drive(job.Batch, operations);
        var time = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        other.Join();
        return time;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
