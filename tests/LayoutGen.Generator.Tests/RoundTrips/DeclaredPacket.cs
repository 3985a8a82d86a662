using System.Reflection;
using LayoutGen.Layouts;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>
/// A packet, as its attributes say it: what a reader needs to know who knows the specification and nothing of what is generated.
/// </summary>
/// <param name="Parts">The parts, in order.</param>
/// <param name="Cut">How the legacy interface cuts it.</param>
/// <param name="IgnoresUsedLength">Whether the used length says nothing there.</param>
/// <param name="Minimum">The smallest payload that a buffer must hold.</param>
internal sealed record DeclaredPacket(IReadOnlyList<DeclaredPart> Parts, LegacyCut Cut, bool IgnoresUsedLength, int Minimum)
{
    public static DeclaredPacket Of(Type type)
    {
        var packet = type.GetCustomAttribute<VirtioPacketAttribute>()!;
        var parts = PropertiesOf(type).ToList();
        return new(
            [.. parts.Select(DeclaredPart.Of)],
            packet.LegacyCut,
            packet.IgnoresUsedLength,
            parts.SelectMany(part => part.GetCustomAttributes<MinimumSizeAttribute>())
                .Where(minimum => minimum.Features.Count == 0)
                .Select(minimum => minimum.Bytes)
                .DefaultIfEmpty(0)
                .Max());
    }

    /// <summary>The structures that a packet has.</summary>
    public static IEnumerable<Type> StructuresOf(Type type) =>
        PropertiesOf(type).Select(part => part.PropertyType).Where(part => part.IsDefined(typeof(VirtioHeaderAttribute)));

    public bool HasPayload(bool deviceWrites) => Parts.Any(part => part.IsPayload && part.DeviceWrites == deviceWrites);

    /// <summary>The bytes of one direction.</summary>
    public int LengthOf(PacketUse use, bool deviceWrites) => Of(deviceWrites).Sum(part => part.LengthIn(use));

    /// <summary>The bytes that the device writes before its payload, and behind it.</summary>
    public (int Before, int Behind) HeadersWritten(PacketUse use)
    {
        var before = Of(deviceWrites: true).TakeWhile(part => !part.IsPayload).Sum(part => part.LengthIn(use));
        return HasPayload(deviceWrites: true)
            ? (before, LengthOf(use, deviceWrites: true) - before - use.Lengths.Written)
            : (before, 0);
    }

    /// <summary>The bytes that a device says it wrote: behind a gap none count (virtio 1.4, 2.7.8.2).</summary>
    public uint UsedLength(PacketUse use) => (uint)(use.WrittenPayload == use.Lengths.Written
        ? LengthOf(use, deviceWrites: true)
        : HeadersWritten(use).Before + use.WrittenPayload);

    /// <summary>The descriptors that a driver makes, where memory is not fragmented.</summary>
    public IEnumerable<(bool DeviceWrites, int Length)> Descriptors(PacketUse use)
    {
        List<(bool DeviceWrites, int Length)> descriptors = [];
        DeclaredPart? last = null;
        foreach (var (part, length) in Parts.SelectMany(part => PiecesOf(part, use)).Where(piece => piece.Length > 0))
        {
            if (last is not null && last.DeviceWrites == part.DeviceWrites && Join(last, part, use))
                descriptors[^1] = descriptors[^1] with { Length = descriptors[^1].Length + length };
            else
                descriptors.Add((part.DeviceWrites, length));
            last = part;
        }

        return descriptors;
    }

    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) => type.GetProperties()
        .Where(part => part.IsDefined(typeof(DeviceReadsAttribute)) || part.IsDefined(typeof(DeviceWritesAttribute)))
        .OrderBy(part => part.MetadataToken);

    private static IEnumerable<(DeclaredPart Part, int Length)> PiecesOf(DeclaredPart part, PacketUse use) => part.IsInTwoPieces
        ? [(part, use.Lengths.FirstPiece), (part, part.LengthIn(use) - use.Lengths.FirstPiece)]
        : [(part, part.LengthIn(use))];

    private IEnumerable<DeclaredPart> Of(bool deviceWrites) => Parts.Where(part => part.DeviceWrites == deviceWrites);

    private bool Join(DeclaredPart part, DeclaredPart next, PacketUse use)
    {
        // What the payload leaves free lies before the headers behind it.
        if (part is { IsPayload: true, DeviceWrites: true } && use.Lengths.Written < use.Capacity)
            return false;
        return Cut switch
        {
            LegacyCut.OneDescriptor => true,
            LegacyCut.EveryPartAlways => false,
            _ => use.IsFree || (Cut == LegacyCut.HeadersTogether && !part.IsPayload && !next.IsPayload),
        };
    }
}
