using System.Globalization;

namespace LayoutGen.Layouts;

/// <summary>A part of a packet, decided: its direction and size.</summary>
/// <param name="Name">The part's name.</param>
/// <param name="DeviceWrites">True if the device writes it, false if it reads it.</param>
/// <param name="HeaderSize">The size in bytes of a header, or of bytes whose size is configured; 0 for a payload.</param>
/// <param name="MinimumSize">The smallest payload, in bytes, that a buffer must be able to hold whatever is negotiated; 0 for a header.</param>
public sealed record PartShape(string Name, bool DeviceWrites, int HeaderSize, int MinimumSize = 0)
{
    /// <summary>Further minimums, where features are negotiated.</summary>
    public IReadOnlyList<FeatureMinimum> Minimums { get; init; } = [];

    /// <summary>What a device's configuration says of the part: see <see cref="PartSizes"/>.</summary>
    public ConfiguredAs Configured { get; init; }

    /// <summary>Whether it is a payload whose two pieces have a descriptor each with separate framing.</summary>
    public bool IsInTwoPieces { get; init; }

    /// <summary>Whether the part is a payload: its size is the buffer's, not the layout's.</summary>
    public bool IsPayload => HeaderSize == 0 && Configured != ConfiguredAs.Size;

    /// <summary>The smallest payload that a buffer must be able to hold: the largest minimum, unless one is waived.</summary>
    /// <param name="features">What is negotiated.</param>
    /// <param name="specification">The specification whose minimums count, and those of earlier ones.</param>
    /// <returns>The size in bytes, without any header; 0 if there is no minimum.</returns>
    public int MinimumWith(FeatureSet features, SpecificationVersion specification = SpecificationVersion.Virtio14)
    {
        var minimum = MinimumSize;
        foreach (var (needed, bytes, since) in Minimums)
        {
            if (!features.Contains(needed) || specification < since)
                continue;
            if (bytes == 0)
                return 0;
            minimum = Math.Max(minimum, bytes);
        }

        return minimum;
    }

    /// <summary>The part in words, for example <c>W Header 12</c>: R read by the device, W written by it.</summary>
    /// <returns>The words.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(DeviceWrites ? 'W' : 'R')} {Name}{(IsPayload ? "" : $" {HeaderSize}")}");
}
