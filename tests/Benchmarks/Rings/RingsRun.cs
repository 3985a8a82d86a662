using LayoutGen.Benchmarks.Rings.Peers;

namespace LayoutGen.Benchmarks.Rings;

/// <summary>
/// Runs all contenders in turn, so that what a machine does in the meantime meets all of them, and reports. Who is missing or fails is
/// named, and the others go on.
/// </summary>
internal sealed class RingsRun
{
    private readonly RingsOptions _options;
    private readonly Workshop _workshop;
    private readonly List<RingContender> _contenders = [];
    private readonly List<RingSample> _samples = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<(string Contender, RingWork Work)> _failed = [];

    private RingsRun(RingsOptions options, Workshop workshop) => (_options, _workshop) = (options, workshop);

    private static bool HasTwoProcessors => Environment.ProcessorCount > 1;

    public static int Run(RingsOptions options)
    {
        using var workshop = new Workshop();
        var run = new RingsRun(options, workshop);
        run.Make();
        run.Measure();
        run.Report();
        return run._samples.Count > 0 ? 0 : 1;
    }

    private void Make()
    {
        if (!HasTwoProcessors)
            Note("Works of two threads are left out: this machine has one processor, and they would wait for each other.");
        foreach (var peer in Peer.All)
            try
            {
                _contenders.AddRange(peer.Make(_workshop, _options));
            }
            catch (PeerException exception)
            {
                Note($"{peer.Name}: {exception.Message}");
            }
    }

    private void Measure()
    {
        var works = RingWork.All.Where(work => _options.Wants(work) && (HasTwoProcessors || work.Threads == 1)).ToList();
        Distance();
        for (var round = 0; round < _options.Rounds; round++)
            foreach (var work in works)
            {
                Console.Error.WriteLine($"round {round + 1} of {_options.Rounds}: {work.Name}");
                foreach (var contender in _contenders)
                    if (contender.Command(work) is not null && !_failed.Contains((contender.Name, work)))
                        Measure(contender, work);
            }
    }

    private void Measure(RingContender contender, RingWork work)
    {
        try
        {
            var before = Distance();
            var times = contender.Measure(work, _options);
            var after = Distance();
            var framings = times.Length == 1 ? [""] : work.Framings;
            _samples.AddRange(times.Select((time, index) => new RingSample(contender.Name, work, framings[index], time, before, after)));
        }
        catch (PeerException exception)
        {
            _failed.Add((contender.Name, work));
            Note($"{contender.Name}, {work.Name}: {exception.Message}");
        }
    }

    private double Distance() => HasTwoProcessors ? PingPong.Measure(_options.DriverCpu, _options.DeviceCpu) : 0;

    private void Report()
    {
        var tables = RingReport.Tables(_samples, [.. _contenders.Select(contender => contender.Name)], _notes);
        Console.Write(tables);
        if (_options.Json is { } json)
            File.WriteAllText(json, RingReport.Json(_samples));
        if (_options.Markdown is { } markdown)
            GeneratedBlock.Replace(markdown, tables);
    }

    private void Note(string note)
    {
        _notes.Add(note);
        Console.Error.WriteLine(note);
    }
}
