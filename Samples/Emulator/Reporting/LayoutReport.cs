using Emulator.Devices;
using LayoutGen.Layouts;
using Spectre.Console;

namespace Emulator.Reporting;

/// <summary>A device's byte maps: the layouts of its structures side by side, and what becomes of its packets in both framings.</summary>
internal static class LayoutReport
{
    public static void Write(IAnsiConsole console, DeviceType device)
    {
        foreach (var structure in device.Structures)
            WriteStructure(console, structure);
        if (device.Structures.Count == 0)
            console.WriteLine($"Buffers of {device.Name} are bytes without a structure.");
        if (device.Packets.Count == 0)
            return;
        console.MarkupLine("[bold]Descriptors[/]: R read by the device, W written by it, sizes in bytes");
        console.Write(Packets(device.Packets));
        console.WriteLine("Separate framing is always legal; merged only with Feature.Version1 or Feature.AnyLayout (virtio 1.4, 2.7.4).");
    }

    private static void WriteStructure(IAnsiConsole console, IReadOnlyList<HeaderMap> layouts)
    {
        var largest = layouts[^1];
        console.MarkupLineInterpolated($"[bold]{largest.Header}[/]: the size is the end of the last field that exists; offsets never move");
        console.Write(Fields([.. layouts.GroupBy(layout => layout.Size).Select(Fullest)], largest));
        foreach (var layout in layouts)
            console.WriteLine($"{layout.Name}: {layout.Size} bytes, {Order(layout)}; with {layout.Features}");
        console.WriteLine();
    }

    /// <summary>Of layouts of one size, the one to draw: it has the most fields.</summary>
    private static HeaderMap Fullest(IEnumerable<HeaderMap> layouts) => layouts.MaxBy(layout => layout.Fields.Count(field => field.IsPresent))!;

    private static Table Fields(IReadOnlyList<HeaderMap> headers, HeaderMap largest)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("Bytes") { Alignment = Justify.Right, NoWrap = true })
            .AddColumn(new TableColumn("Field") { NoWrap = true })
            .AddColumn("Exists with");
        foreach (var header in headers)
            table.AddColumn(new TableColumn($"Size{header.Size}") { Alignment = Justify.Center, NoWrap = true });
        foreach (var field in largest.Fields)
            table.AddRow(
                [Bytes(field), field.Name, field.Condition.Length == 0 ? "always" : field.Condition, .. headers.Select(header => Mark(header, field))]);
        return table;
    }

    private static string Bytes(FieldMap field) => field switch
    {
        { IsTail: true } => "then",
        { Size: 1 } => $"{field.Offset}",
        _ => $"{field.Offset}-{field.Offset + field.Size - 1}",
    };

    private static string Mark(HeaderMap header, FieldMap field) => header.Fields.FirstOrDefault(other => other.Name == field.Name) switch
    {
        null => "",
        { IsTail: true, IsPresent: true } => "...",
        { IsPresent: true } => Drawn('#', field.Size),
        _ => Drawn('.', field.Size),
    };

    /// <summary>A byte is a character, as far as there is room.</summary>
    private static string Drawn(char mark, int size) => size <= 8 ? new string(mark, size) : $"{new string(mark, 5)}...";

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
        foreach (var packet in packets.DistinctBy(packet => (packet.Packet, Separate(packet))))
            table.AddRow(
                packet.Packet,
                $"Size{packet.Shape.Parts.Sum(part => part.HeaderSize)}",
                Markup.Escape(Separate(packet)),
                Markup.Escape(string.Join(' ', packet.Shape.GetDescriptors(Framing.Merged))));
        return table;
    }

    private static string Separate(PacketMap packet) => string.Join(' ', packet.Shape.GetDescriptors(Framing.Separate));
}
