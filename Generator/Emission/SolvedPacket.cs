using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>A packet with its layouts, and how code names them: a packet with one header has the header's layouts, another has its own.</summary>
/// <param name="Packet">The declaration.</param>
/// <param name="Headers">Its headers, each type once.</param>
/// <param name="Layouts">The layouts of all of them at once.</param>
internal sealed record SolvedPacket(PacketDeclaration Packet, IReadOnlyList<HeaderDeclaration> Headers, IReadOnlyList<LayoutVariant> Layouts)
{
    public TypeName Type => Packet.Type;

    public bool HasOwnLayouts => Headers.Count != 1;

    /// <summary>The interface that the packet's layouts implement.</summary>
    public string LayoutInterface => HasOwnLayouts ? "ILayout" : $"{Headers[0].Type.FullName}.ILayout";

    public static SolvedPacket Solve(PacketDeclaration packet)
    {
        var headers = packet.Headers.GroupBy(header => header.Type.FullName).Select(group => group.First()).ToList();
        return new(packet, headers, headers is [var header] ? LayoutSolver.Solve(header) : LayoutSolver.Solve(headers));
    }

    /// <summary>A layout's type in one byte order.</summary>
    public string LayoutType(LayoutVariant layout, bool isBigEndian)
    {
        var name = layout.Name + (isBigEndian ? LayoutStructEmitter.BigEndianSuffix : "");
        return HasOwnLayouts ? name : $"{Headers[0].Type.FullName}.{name}";
    }

    /// <summary>A header's place among the sizes of a layout.</summary>
    public int PlaceOf(HeaderDeclaration header) => Headers.TakeWhile(other => other.Type.FullName != header.Type.FullName).Count();
}
