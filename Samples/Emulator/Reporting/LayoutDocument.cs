using Emulator.Devices;

namespace Emulator.Reporting;

/// <summary>A device's layouts as the JSON file has them: of every structure, the fields that exist in each layout.</summary>
internal sealed record LayoutDocument(IEnumerable<LayoutDocument.Structure> Structures)
{
    public static LayoutDocument Of(DeviceType device) => new(device.Structures.Select(maps => new Structure(
        maps[0].Header,
        maps.Select(map => new Layout(
            map.Features,
            map.Size,
            map.Fields.Where(placed => placed.IsPresent).Select(placed => new Field(placed.Name, placed.Offset, placed.Size)))))));

    internal sealed record Structure(string Name, IEnumerable<Layout> Layouts);

    internal sealed record Layout(string Features, int Size, IEnumerable<Field> Fields);

    internal sealed record Field(string Name, int Offset, int Size);
}
