using System.Globalization;

namespace LayoutGen.Benchmarks.Rings;

/// <summary>
/// <c>rings</c>: a buffer's whole life, from the driver to the device and back, in our rings under both compilers, in the same algorithm
/// in C, and in the kernel's ringtest. All take turns, so that what a machine does in the meantime meets all of them.
/// </summary>
internal static class RingsCommand
{
    private const string Usage = "benchmarks rings [--rounds N] [--cpus DRIVER,DEVICE] [--kernel FOLDER] [--json FILE]";

    public static int Run(IReadOnlyList<string> arguments)
    {
        var (rounds, cpus, json) = (7, new[] { 0, 1 }, (string?)null);
        var kernel = (string?)null;
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            if (arguments[i] == "--rounds" && int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0)
                rounds = number;
            else if (arguments[i] == "--cpus" && value.Split(',') is [var driver, var device])
                cpus = [int.Parse(driver, CultureInfo.InvariantCulture), int.Parse(device, CultureInfo.InvariantCulture)];
            else if (arguments[i] == "--kernel" && value.Length > 0)
                kernel = value;
            else if (arguments[i] == "--json" && value.Length > 0)
                json = value;
            else
                return Refuse();
        }

        var folder = Directory.CreateTempSubdirectory("layoutgen-rings-");
        try
        {
            var peers = new RingPeers(folder.FullName);
            var contenders = peers.Make(kernel);
            peers.Missing.ForEach(Console.WriteLine);
            var samples = Measure(contenders, rounds, cpus[0], cpus[1]);
            Console.Write(RingReport.Table(samples));
            if (json is not null)
                File.WriteAllText(json, RingReport.Json(samples));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static List<RingSample> Measure(List<RingContender> contenders, int rounds, int driverCpu, int deviceCpu)
    {
        PingPong.Measure(driverCpu, deviceCpu);
        var samples = new List<RingSample>();
        for (var round = 0; round < rounds; round++)
            foreach (var work in RingWork.All)
                foreach (var contender in contenders)
                {
                    var before = PingPong.Measure(driverCpu, deviceCpu);
                    var time = contender.Measure(work, driverCpu, deviceCpu);
                    samples.Add(new(contender.Name, work, time, before, PingPong.Measure(driverCpu, deviceCpu)));
                }

        return samples;
    }

    private static int Refuse()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
