using System.CommandLine;
using System.Globalization;
using Emulator.Captures;
using Emulator.Reporting;
using Emulator.Transfer;
using Spectre.Console;

namespace Emulator.Commands;

/// <summary>Moves a capture in all three modes, and reports.</summary>
internal sealed class RunCommand : Command
{
    private const string DefaultChart = "emulator.png";

    private readonly Option<string?> _pcap =
        OptionValues.File("--pcap", "The capture to move: pcap or pcapng, of Ethernet frames. Without it, one that comes with the program.");

    private readonly Option<string?> _json = OptionValues.File("--json", "Where to write the table as JSON.");

    private readonly Option<string?> _chart = OptionValues.File("--chart", $"Where to draw the bar chart, a PNG. Without it, {DefaultChart}.");

    private readonly Option<bool> _packed =
        new("--packed") { Description = "Move the capture through packed rings too, which only the modern interface has." };

    public RunCommand()
        : base("run", "Move a capture through receive and transmit queues in three modes, and compare.")
    {
        Options.Add(_pcap);
        Options.Add(_json);
        Options.Add(_chart);
        Options.Add(_packed);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var (output, error) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
        var capture = Load(arguments.GetValue(_pcap), error);
        var console = Terminal.For(output);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{capture.Name}: {capture.Frames.Count:N0} frames, {capture.Bytes:N0} bytes"));
        foreach (var note in capture.Notes)
            console.MarkupLineInterpolated($"[yellow]{note}[/]");

        IReadOnlyList<TransferMode> modes = arguments.GetValue(_packed) ? [.. TransferMode.Split, .. TransferMode.Packed] : TransferMode.Split;
        var rows = LongTask.Run(error, "Moving frames", capture.Bytes, progress => TransferBench.Run(capture.Frames, modes, progress));
        TransferTable.Write(console, rows);
        if (arguments.GetValue(_json) is { } json)
            TransferJson.Write(rows, json);
        var chart = arguments.GetValue(_chart) ?? DefaultChart;
        TransferChart.Write(rows, chart);
        console.WriteLine($"Chart: {chart}");

        return rows.Count(row => !row.Identical) is var changed and > 0
            ? throw new EmulatorException($"{changed} of {rows.Count} transfers changed the frames they moved.")
            : 0;
    }

    private static Capture Load(string? path, TextWriter error) => path is null
        ? Capture.LoadShipped()
        : LongTask.Run(error, "Reading", File.Exists(path) ? new FileInfo(path).Length : 0, progress => Capture.Load(path, progress));
}
