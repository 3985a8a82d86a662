using Emulator.Devices;
using LayoutGen.Layouts;
using Spectre.Console;

namespace Emulator.Reporting;

/// <summary>A device's byte maps: every layout of its header side by side, and what becomes of its packets in both framings.</summary>
internal static class LayoutReport
{
    public static void Write(IAnsiConsole console, DeviceType device)
    {
        var largest = device.Headers[^1];
        console.MarkupLineInterpolated($"[bold]{largest.Header}[/]: the size is the end of the last field that exists; offsets never move");
        console.Write(Fields(device.Headers, largest));
        foreach (var header in device.Headers)
            console.WriteLine($"{header.Name}: {header.Size} bytes, {Order(header)}; with {header.Features}");
        console.WriteLine();
        console.MarkupLine("[bold]Descriptors[/]: R read by the device, W written by it, sizes in bytes");
        console.Write(Packets(device.Packets));
        console.WriteLine("Separate framing is always legal; merged only with Feature.Version1 or Feature.AnyLayout (virtio 1.4, 2.7.4).");
    }

    private static Table Fields(IReadOnlyList<HeaderMap> headers, HeaderMap largest)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("Bytes") { Alignment = Justify.Right, NoWrap = true })
            .AddColumn(new TableColumn("Field") { NoWrap = true })
            .AddColumn("Exists with");
        foreach (var header in headers)
            table.AddColumn(new TableColumn(header.Name) { Alignment = Justify.Center, NoWrap = true });
        foreach (var field in largest.Fields)
            table.AddRow(
                [Bytes(field), field.Name, field.Condition.Length == 0 ? "always" : field.Condition, .. headers.Select(header => Mark(header, field))]);
        return table;
    }

    private static string Bytes(FieldMap field) => field.Size == 1 ? $"{field.Offset}" : $"{field.Offset}-{field.Offset + field.Size - 1}";

    private static string Mark(HeaderMap header, FieldMap field) => header.Fields.FirstOrDefault(other => other.Name == field.Name) switch
    {
        null => "",
        { IsPresent: true } => new string('#', field.Size),
        _ => new string('.', field.Size),
    };

    private static string Order(HeaderMap header) => header.HasGuestOrder
        ? "little-endian, or the guest's byte order on a legacy interface"
        : "little-endian";

    private static Table Packets(IReadOnlyList<PacketMap> packets)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("Packet") { NoWrap = true })
            .AddColumn(new TableColumn("Layout") { NoWrap = true })
            .AddColumn("Separate")
            .AddColumn("Merged");
        foreach (var packet in packets)
            table.AddRow(
                packet.Packet,
                packet.Name,
                Markup.Escape(string.Join(" ", packet.Shape.Parts.Select(part => $"[{Part(part)}]"))),
                Markup.Escape(string.Join(" ", packet.Shape.Parts.GroupBy(part => part.DeviceWrites).Select(run => $"[{string.Join(" | ", run.Select(Part))}]"))));
        return table;
    }

    private static string Part(PartShape part) => $"{(part.DeviceWrites ? "W" : "R")} {part.Name}{(part.IsPayload ? "" : $" {part.HeaderSize}")}";
}
