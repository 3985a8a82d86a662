namespace LayoutGen.Layouts;

/// <summary>
/// What a device's configuration says of a packet's parts, given when a queue is opened, on both sides:
/// <c>new((nameof(ScsiCommandPacket.Cdb), 64))</c>.
/// </summary>
/// <param name="sizes">The parts, each once, with their sizes or minimums in bytes.</param>
public sealed class PartSizes(params IReadOnlyList<(string Part, int Bytes)> sizes)
{
    /// <summary>The largest size or minimum, in bytes: more than the configuration of any device type asks for.</summary>
    public const int MaximumBytes = 1 << 20;

    /// <summary>The sizes that packets are declared with.</summary>
    public static PartSizes Declared { get; } = new();

    /// <summary>A packet with these sizes.</summary>
    /// <param name="shape">The packet as it is declared.</param>
    /// <returns>The packet.</returns>
    /// <exception cref="ArgumentException">It has no part of that name whose size is configured, or a size is out of range.</exception>
    public PacketShape Apply(PacketShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        foreach (var (name, bytes) in sizes)
        {
            if (!shape.Parts.Any(part => part.Name == name && part.Configured != ConfiguredAs.Nothing))
                throw new ArgumentException($"{shape.Packet} has no part '{name}' whose size a configuration says.");
            if (bytes is < 0 or > MaximumBytes)
                throw new ArgumentException($"{shape.Packet}.{name} cannot have {bytes} bytes: a configured size is 0 to {MaximumBytes}.");
            shape = shape with { Parts = [.. shape.Parts.Select(part => part.Name == name ? Sized(part, bytes) : part)] };
        }

        return shape;
    }

    private static PartShape Sized(PartShape part, int bytes) => part.Configured == ConfiguredAs.Size
        ? part with { HeaderSize = bytes }
        : part with { MinimumSize = Math.Max(part.MinimumSize, bytes) };
}
