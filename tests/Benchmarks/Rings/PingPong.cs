using System.Diagnostics;
using LayoutGen.RingLoop;

namespace LayoutGen.Benchmarks.Rings;

/// <summary>How far apart two processors are: a number goes to and fro between them, in one cache line.</summary>
internal sealed class PingPong
{
    private const int Rounds = 20_000;
    private const int Middle = 32;

    private readonly int[] _line = new int[2 * Middle];

    /// <returns>Nanoseconds for one way.</returns>
    public static double Measure(int first, int second)
    {
        var game = new PingPong();
        var time = 0.0;
        var other = new Thread(() => game.Play(second, 1));
        var one = new Thread(() => time = game.Play(first, 0));
        other.Start();
        one.Start();
        one.Join();
        other.Join();
        return time / (2 * Rounds);
    }

    private double Play(int processor, int turn)
    {
        Processor.Bind(processor);
        ref var ball = ref _line[Middle];
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds; round++)
        {
            while (Volatile.Read(ref ball) != (2 * round) + turn)
            {
            }

            if (round == Rounds / 10)
                start = Stopwatch.GetTimestamp();
            Volatile.Write(ref ball, (2 * round) + turn + 1);
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds * 10 / 9;
    }
}
