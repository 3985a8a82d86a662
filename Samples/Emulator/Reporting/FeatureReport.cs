using Emulator.Devices;
using LayoutGen;
using Spectre.Console;

namespace Emulator.Reporting;

/// <summary>Explains what a feature mask means for a device type, were it negotiated.</summary>
internal sealed class FeatureReport(DeviceType device, FeatureSet mask)
{
    private readonly NegotiatedFeatures _negotiated = AsNegotiated(mask);

    public void Write(IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"[bold]{mask}[/] on a {device.Name} device: {mask.Count} features");
        console.Write(Bits());
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        foreach (var (topic, text) in new[]
        {
            ("Requirements", Requirements()),
            ("Interface", Interface()),
            ("Header", Header()),
            ("Framing", Framing()),
            ("Ring", Ring()),
        }.Where(row => row.Item2.Length > 0))
            grid.AddRow(new Text(topic), new Text(text));
        console.Write(grid);
    }

    /// <summary>
    /// Takes features as negotiated, whether or not they may be: a table without features knows no requirements. To explain what a wrong
    /// mask would mean is what this report is for; a driver or device uses the table of its device type.
    /// </summary>
    private static NegotiatedFeatures AsNegotiated(FeatureSet features) => new FeatureTable([]).Accept(new(features), features);

    private Table Bits()
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("Bit") { Alignment = Justify.Right, NoWrap = true })
            .AddColumn(new TableColumn("Feature") { NoWrap = true })
            .AddColumn("Remarks");
        foreach (var bit in mask.Numbers())
            table.AddRow($"{bit}", NameOf(bit), Markup.Escape(RemarksOn(bit)));
        return table;
    }

    private string NameOf(int bit) => device.Features.TryGet(bit, out var feature) ? feature.Name : "unknown";

    private string RemarksOn(int bit)
    {
        var requirement = device.Features.TryGet(bit, out var feature) ? RequirementOf(feature) : null;
        return string.Join("; ", new[] { requirement, device.RemarkOn(bit) }.Where(remark => remark is not null));
    }

    private string? RequirementOf(FeatureInfo feature) => feature switch
    {
        { Requirements.Count: 0 } => null,
        _ when feature.IsSatisfiedBy(mask) => $"requires {device.Features.DescribeMissing(feature, FeatureSet.None)}: met",
        _ => $"requires {device.Features.DescribeMissing(feature, mask)}: NOT met",
    };

    private string Requirements()
    {
        var unmet = device.Features.Unsatisfied(mask)
            .Select(feature => $"{device.Features.Describe(feature.Number)} needs {device.Features.DescribeMissing(feature, mask)}")
            .ToArray();
        return unmet.Length == 0
            ? "all met"
            : $"{unmet.Length} unmet, so a driver must not accept this mask (virtio 1.4, 2.2.1):\n{string.Join('\n', unmet)}";
    }

    private string Interface() => mask.Has(Feature.Version1)
        ? $"modern: {Describe(Feature.Version1)} is set; integers are little-endian"
        : $"legacy: {Describe(Feature.Version1)} is not set; integers have the guest's byte order";

    /// <summary>Which layout the header has; nothing if there is nothing to decide.</summary>
    private string Header()
    {
        if (device.Select is null)
            return "";
        try
        {
            var header = device.Structures[0][device.Select(_negotiated).Index];
            return $"{header.Size} bytes; the smallest features that give this layout: {header.Features}";
        }
        catch (FeatureNegotiationException contradiction)
        {
            return contradiction.Message;
        }
    }

    private string Framing()
    {
        var giving = new[] { Feature.Version1, Feature.AnyLayout }.Where(feature => mask.Has(feature)).Select(Describe).ToArray();
        return _negotiated.HasFreeFraming
            ? $"merged or separate: {string.Join(" and ", giving)} {(giving.Length == 1 ? "leaves" : "each leave")} it to the driver " +
              "(virtio 1.4, 2.7.4). No other feature does, MRG_RXBUF included."
            : $"separate only: neither {Describe(Feature.Version1)} nor {Describe(Feature.AnyLayout)} is set, and no other feature " +
              "gives the right to merge header and data, MRG_RXBUF included (virtio 1.4, 2.7.4.3).";
    }

    private string Ring() =>
        $"{(mask.Has(Feature.RingPacked) ? "packed (virtio 1.4, 2.8)" : "split (virtio 1.4, 2.7)")}; " +
        $"indirect descriptors {(mask.Has(Feature.IndirectDesc) ? "allowed" : "not allowed")}; " +
        $"notifications suppressed by {(mask.Has(Feature.EventIdx) ? "index" : "flag")}";

    private string Describe(Feature feature) => device.Features.Describe((int)feature);
}
