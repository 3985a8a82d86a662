using System.Globalization;

namespace LayoutGen.Benchmarks.Rings;

/// <summary>A program that does a work, and prints the nanoseconds of each buffer: one number, or one for each framing.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Command">The program that does a work, with what it wants before the work's own arguments; null if none does it.</param>
internal sealed record RingContender(string Name, Func<RingWork, string[]?> Command)
{
    public double[] Measure(RingWork work, RingsOptions options)
    {
        var command = Command(work)!.Concat(work.Arguments(options.IsQuick, options.DriverCpu, options.DeviceCpu)).ToArray();
        var output = Workshop.Run(command[0], command[1..]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Array.ConvertAll(output, number => double.Parse(number, CultureInfo.InvariantCulture));
    }
}
