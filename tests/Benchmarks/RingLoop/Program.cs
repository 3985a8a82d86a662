using System.Globalization;
using LayoutGen.RingLoop;
using LayoutGen.RingLoop.Packets;

// Writes the nanoseconds that a buffer's whole life took; of a packet path one number for each framing.
if (Job.Parse(args) is not { } job)
{
    Console.Error.WriteLine($"ringloop {Job.Usage}");
    return 2;
}

IBothEnds[] ways = job.Kind == "ring" ? [RingWays.Open(job)] : PacketWays.Open(job);
Console.WriteLine(string.Join(' ', Clock.Measure(job, ways).Select(time => time.ToString("F2", CultureInfo.InvariantCulture))));
return 0;
