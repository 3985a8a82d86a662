using LayoutGen.Generator.Model;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>What a packet says of its parts, in their order, wherever it is declared.</summary>
internal sealed class PacketParts
{
    private readonly List<IPropertySymbol> _parts;
    private readonly string? _cut;

    private PacketParts(List<IPropertySymbol> parts, string? cut) => (_parts, _cut) = (parts, cut);

    /// <summary>The parts of a packet; null if the type is none.</summary>
    public static PacketParts? Of(INamedTypeSymbol? type) => type is not null && type.HasAttribute(KnownNames.VirtioPacket)
        ? new(
            [.. type.GetMembers().OfType<IPropertySymbol>().Where(part => Writes(part) || IsReadByDevice(part))],
            PacketParser.LegacyCut(type))
        : null;

    /// <summary>Whether a member is a part of a packet that the device reads.</summary>
    public static bool IsReadByDevice(ISymbol member) => member.HasAttribute(KnownNames.DeviceReads);

    /// <summary>The descriptors of separate framing, where memory is not fragmented.</summary>
    public int Separate => Descriptors(isMerged: false);

    /// <summary>The descriptors of merged framing: neighbours of one direction share theirs.</summary>
    public int Merged => Descriptors(isMerged: true);

    /// <summary>The headers that the device writes.</summary>
    public IEnumerable<INamedTypeSymbol> WrittenHeaders => _parts
        .Where(Writes)
        .Select(part => part.Type)
        .OfType<INamedTypeSymbol>()
        .Where(type => type.HasAttribute(KnownNames.VirtioHeader));

    /// <summary>
    /// The payload that needs most room whatever is negotiated, with its minimum in bytes and the feature sets that waive it; null if none
    /// has such a minimum.
    /// </summary>
    public (string Name, int Bytes, IReadOnlyList<FeatureMask> Waivers)? Minimum => _parts
        .Select(part => (part.Name, Minimums: MinimumParser.Parse(new(part))))
        .Select(part => ((string Name, int Bytes, IReadOnlyList<FeatureMask> Waivers)?)(
            part.Name, MinimumParser.Unconditional(part.Minimums), [.. part.Minimums.Where(minimum => minimum.Bytes == 0).Select(MaskOf)]))
        .Where(part => part!.Value.Bytes > 0)
        .OrderBy(part => part!.Value.Bytes)
        .LastOrDefault();

    private int Descriptors(bool isMerged) =>
        LegacyCuts.Descriptors(_parts, _cut, isMerged, part => (Writes(part), part.Type.Is(KnownNames.Payload))).Count;

    private static bool Writes(IPropertySymbol part) => part.HasAttribute(KnownNames.DeviceWrites);

    private static FeatureMask MaskOf(MinimumDeclaration minimum) =>
        minimum.Features.Aggregate(default(FeatureMask), (mask, feature) => mask | FeatureMask.Of(feature.Number));
}
