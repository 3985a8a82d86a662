using System.Reflection;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>A part of a packet, as its attributes say it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DeviceWrites">Whether the device writes it.</param>
/// <param name="Size">Its size in bytes; null for a payload.</param>
internal sealed record DeclaredPart(string Name, bool DeviceWrites, Func<PacketUse, int>? Size)
{
    public bool IsPayload => Size is null;

    public bool IsInTwoPieces { get; init; }

    /// <summary>Whether its size is configured.</summary>
    public bool IsConfigured { get; init; }

    public static DeclaredPart Of(PropertyInfo part)
    {
        var isConfigured = part.IsDefined(typeof(ConfiguredSizeAttribute));
        var structure = part.PropertyType.IsDefined(typeof(VirtioHeaderAttribute)) ? new DeclaredStructure(part.PropertyType) : null;
        return new(
            part.Name,
            part.IsDefined(typeof(DeviceWritesAttribute)),
            isConfigured ? use => use.ConfiguredBytes : structure is null ? null : use => structure.SizeFor(use.Features))
        {
            IsInTwoPieces = part.IsDefined(typeof(InTwoPiecesAttribute)),
            IsConfigured = isConfigured,
        };
    }

    /// <summary>The bytes that a packet uses of it.</summary>
    public int LengthIn(PacketUse use) => Size?.Invoke(use) ?? (DeviceWrites ? use.Lengths.Written : use.Lengths.Read);
}
