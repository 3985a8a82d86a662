using System.ComponentModel;

namespace LayoutGen.Layouts;

/// <summary>One layout of a packet, as data.</summary>
/// <param name="Packet">The packet's name.</param>
/// <param name="Name">The layout's name.</param>
/// <param name="Features">The smallest feature sets that give this layout, in words.</param>
/// <param name="Shape">The packet's parts with their sizes.</param>
public sealed record PacketMap(string Packet, string Name, string Features, PacketShape Shape)
{
    /// <summary>The layouts of a packet whose headers are of one type, for generated code: it has the layouts of that.</summary>
    /// <param name="shape">The packet's parts, each header with any size.</param>
    /// <param name="layouts">The header's layouts.</param>
    /// <returns>A map for each layout.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static IReadOnlyList<PacketMap> List(PacketShape shape, IReadOnlyList<HeaderMap> layouts) =>
    [
        .. layouts.Select(layout => new PacketMap(shape.Packet, layout.Name, layout.Features, shape with
        {
            Parts = [.. shape.Parts.Select(part => part.IsPayload || part.Configured == ConfiguredAs.Size ? part : part with { HeaderSize = layout.Size })],
        })),
    ];
}
