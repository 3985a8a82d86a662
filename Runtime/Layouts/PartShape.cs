using System.Globalization;

namespace LayoutGen.Layouts;

/// <summary>A part of a packet, decided: its direction and size.</summary>
/// <param name="Name">The part's name.</param>
/// <param name="DeviceWrites">True if the device writes it, false if it reads it.</param>
/// <param name="HeaderSize">A header's size in bytes; 0 for a payload.</param>
/// <param name="MinimumSize">The smallest payload, in bytes, that a buffer must be able to hold; 0 for a header.</param>
public sealed record PartShape(string Name, bool DeviceWrites, int HeaderSize, int MinimumSize = 0)
{
    /// <summary>Whether the part is a payload: its size is the buffer's, not the layout's.</summary>
    public bool IsPayload => HeaderSize == 0;

    /// <summary>The part in words, for example <c>W Header 12</c>: R read by the device, W written by it.</summary>
    /// <returns>The words.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(DeviceWrites ? 'W' : 'R')} {Name}{(IsPayload ? "" : $" {HeaderSize}")}");
}
