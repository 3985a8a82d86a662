using System.Globalization;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>What a packet says of its parts, in their order, wherever it is declared.</summary>
internal sealed class PacketParts
{
    private readonly List<IPropertySymbol> _parts;
    private readonly bool _isAlwaysMerged;

    private PacketParts(List<IPropertySymbol> parts, bool isAlwaysMerged) => (_parts, _isAlwaysMerged) = (parts, isAlwaysMerged);

    /// <summary>The parts of a packet; null if the type is none.</summary>
    public static PacketParts? Of(INamedTypeSymbol? type) => type is not null && type.HasAttribute(KnownNames.VirtioPacket)
        ? new(
            [.. type.GetMembers().OfType<IPropertySymbol>().Where(part => Writes(part) || IsReadByDevice(part))],
            PacketParser.LegacyCut(type) is not null)
        : null;

    /// <summary>Whether a member is a part of a packet that the device reads.</summary>
    public static bool IsReadByDevice(ISymbol member) => member.HasAttribute(KnownNames.DeviceReads);

    /// <summary>The descriptors of separate framing, where memory is not fragmented.</summary>
    public int Separate => _isAlwaysMerged ? Merged : _parts.Count;

    /// <summary>The descriptors of merged framing: neighbours of one direction share theirs.</summary>
    public int Merged => _parts.Where((part, index) => index == 0 || Writes(part) != Writes(_parts[index - 1])).Count();

    /// <summary>The headers that the device writes.</summary>
    public IEnumerable<INamedTypeSymbol> WrittenHeaders => _parts
        .Where(Writes)
        .Select(part => part.Type)
        .OfType<INamedTypeSymbol>()
        .Where(type => type.HasAttribute(KnownNames.VirtioHeader));

    /// <summary>The payload that needs most room, with its minimum in bytes; null if none has a minimum.</summary>
    public (string Name, int Bytes)? Minimum => _parts
        .Where(part => part.HasAttribute(KnownNames.MinimumSize))
        .Select(part => ((string, int)?)(part.Name, MinimumOf(part)))
        .OrderBy(minimum => minimum!.Value.Item2)
        .LastOrDefault();

    private static bool Writes(IPropertySymbol part) => part.HasAttribute(KnownNames.DeviceWrites);

    private static int MinimumOf(IPropertySymbol part) => Convert.ToInt32(
        part.Attributes(KnownNames.MinimumSize).First().ConstructorArguments[0].Value, CultureInfo.InvariantCulture);
}
