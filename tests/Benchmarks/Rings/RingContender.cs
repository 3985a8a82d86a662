using System.Globalization;

namespace LayoutGen.Benchmarks.Rings;

/// <summary>A program that does the work, and prints the nanoseconds of a buffer's whole life.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Program">The program for a format, and its first arguments.</param>
internal sealed record RingContender(string Name, Func<string, string[]> Program)
{
    public double Measure(RingWork work, int driverCpu, int deviceCpu)
    {
        var numbers = new[] { work.Threads, work.Batch, work.Operations, driverCpu, deviceCpu };
        var command = Program(work.Format).Concat(numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))).ToArray();
        return double.Parse(RingPeers.Run(command[0], command[1..]), CultureInfo.InvariantCulture);
    }
}
