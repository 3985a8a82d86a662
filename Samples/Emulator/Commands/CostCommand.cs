using System.CommandLine;
using System.Globalization;
using Emulator.Captures;
using Emulator.Costs;
using Emulator.Reporting;
using Emulator.Transfer;
using Spectre.Console;

namespace Emulator.Commands;

/// <summary>What packets would cost a device in hardware, computed from what the emulator's device saw on the ring.</summary>
internal sealed class CostCommand : Command
{
    private const string DefaultChart = "cost.png";

    private readonly CostOptions _rows = new();

    private readonly DeviceModelOptions _device = new();

    private readonly Option<string?> _pcap =
        OptionValues.File("--pcap", "A capture whose mix of frame sizes is weighed, instead of single sizes.");

    private readonly Option<string?> _json = OptionValues.File("--json", "Where to write the rows as JSON.");

    private readonly Option<string?> _chart = OptionValues.File("--chart", $"Where to draw the charts, a PNG. Without it, {DefaultChart}.");

    public CostCommand()
        : base("cost", "Say what a packet, received or sent, costs on PCI Express, and what merging header and frame gains.")
    {
        foreach (var option in _rows.All.Concat(_device.All).Concat([_pcap, _json, _chart]))
            Options.Add(option);
        Subcommands.Add(new CostReportCommand());
        Validators.Add(command =>
        {
            if (command.GetResult(_pcap) is not null && command.GetResult(_rows.Frames) is not null)
                command.AddError("--pcap brings its own frames: leave --frame out.");
            _rows.Validate(command);
        });
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var console = Terminal.For(arguments.InvocationConfiguration.Output);
        var axes = _rows.Read(arguments, Capture(arguments));
        axes = axes with { Links = [.. axes.Links.Select(link => _device.Configure(link, arguments))] };
        var results = new CostBench(_device.Read(arguments)).Run(axes);
        CostTable.Write(console, results);
        if (arguments.GetValue(_json) is { } json)
            CostJson.Write(results, json);
        var chart = arguments.GetValue(_chart) ?? DefaultChart;
        CostChart.Write(results, chart);
        console.WriteLine($"Charts: {chart}");
        return 0;
    }

    private FrameMix? Capture(ParseResult arguments)
    {
        if (arguments.GetValue(_pcap) is not { } path)
            return null;
        var capture = Captures.Capture.Load(path);
        SizeClass.RequireFit(capture.Frames);
        var console = Terminal.For(arguments.InvocationConfiguration.Output);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{capture.Name}: {capture.Frames.Count:N0} frames, {capture.Bytes:N0} bytes"));
        foreach (var note in capture.Notes)
            console.MarkupLineInterpolated($"[yellow]{note}[/]");
        return new("mix", capture.Frames);
    }
}
