using Driver.Devices;
using Driver.Transports;
using LayoutGen;
using LayoutGen.Layouts;
using Spectre.Console;

namespace Driver.Commands;

/// <summary>Says what was negotiated, how buffers are cut and why.</summary>
internal static class NegotiationReport
{
    private const int WidthWithoutTerminal = 120;

    public static void Write(
        TextWriter output,
        IDeviceTransport transport,
        FeatureTable table,
        NegotiatedFeatures features,
        DriverSettings settings,
        IReadOnlyList<QueueSummary> queues)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) });
        if (!ReferenceEquals(output, Console.Out) || Console.IsOutputRedirected)
            console.Profile.Width = WidthWithoutTerminal;
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        Add("transport", $"{transport.Description}; interrupts: {transport.Interrupts}");
        Add("offered", Describe(table, transport.Offered.Bits));
        Add("negotiated", Describe(table, features.Bits));
        Add("ring", Ring(features));
        Add("framing", Reason(features, settings.Framing, queues[0].Framing));
        foreach (var queue in queues)
            Add(queue.Name, $"{queue.Buffers} buffers of {queue.Descriptors}");
        console.Write(grid);

        void Add(string name, string text) => grid.AddRow(new Text(name), new Text(text));
    }

    private static string Describe(FeatureTable table, FeatureSet features) =>
        $"{features}: {string.Join(", ", features.Numbers().Select(number => Name(table, number)))}";

    private static string Name(FeatureTable table, int number) =>
        table.TryGet(number, out var feature) ? feature.Name[(feature.Name.LastIndexOf('.') + 1)..] : $"bit {number}";

    private static string Ring(NegotiatedFeatures features) => string.Concat(
        features.Has(Feature.RingPacked) ? "packed" : "split",
        features.Has(Feature.IndirectDesc) ? ", indirect tables" : "",
        features.Has(Feature.EventIdx) ? ", event index" : "",
        features.Has(Feature.InOrder) ? ", in order" : "");

    private static string Reason(NegotiatedFeatures features, FramingChoice choice, Framing framing) => (choice, framing) switch
    {
        (FramingChoice.Separate, _) => "separate: it was asked for, and every device takes it",
        (_, Framing.Merged) =>
            $"merged: {(features.Has(Feature.Version1) ? "VERSION_1" : "ANY_LAYOUT")} leaves the cut to the driver (virtio 1.4, 2.7.4)",
        _ => "separate: without VERSION_1 and ANY_LAYOUT, a header has a descriptor of its own (virtio 1.4, 2.7.4.3)",
    };
}
