namespace LayoutGen.Layouts;

/// <summary>One layout of a packet, as data.</summary>
/// <param name="Packet">The packet's name.</param>
/// <param name="Name">The layout's name.</param>
/// <param name="Features">The smallest feature sets that give this layout, in words.</param>
/// <param name="Shape">The packet's parts with their sizes.</param>
public sealed record PacketMap(string Packet, string Name, string Features, PacketShape Shape);
