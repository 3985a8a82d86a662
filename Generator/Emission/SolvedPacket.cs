using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>A packet with its layouts: a packet with one header has the header's layouts, another has its own.</summary>
/// <param name="Packet">The declaration.</param>
/// <param name="Headers">Its headers, each type once.</param>
/// <param name="Layouts">The layouts of all of them at once.</param>
internal sealed record SolvedPacket(PacketDeclaration Packet, IReadOnlyList<HeaderDeclaration> Headers, IReadOnlyList<LayoutVariant> Layouts)
{
    public TypeName Type => Packet.Type;

    public bool HasOwnLayouts => Headers.Count != 1;

    public static SolvedPacket Solve(PacketDeclaration packet)
    {
        var headers = packet.Headers;
        return new(packet, headers, headers is [var header] ? LayoutSolver.Solve(header) : LayoutSolver.Solve(headers));
    }

    /// <summary>A header's place among the sizes of a layout.</summary>
    public int PlaceOf(HeaderDeclaration header) => Headers.TakeWhile(other => other.Type.FullName != header.Type.FullName).Count();

    /// <summary>Code that selects a header's own layout in a view whose layout is the packet's.</summary>
    public string LayoutOf(HeaderDeclaration header) => HasOwnLayouts ? $"{NameOfLayout(header)}(_layout)" : "_layout";

    /// <summary>The method that selects it, in a packet with layouts of its own: named after the first part with that header.</summary>
    public string NameOfLayout(HeaderDeclaration header) =>
        Packet.Parts.First(part => part.Header?.Type.FullName == header.Type.FullName).Name + "Layout";

    /// <summary>The place of a header's own layout for each layout of the packet.</summary>
    public IReadOnlyList<int> IndicesOf(HeaderDeclaration header)
    {
        var own = LayoutSolver.Solve(header);
        var place = PlaceOf(header);
        return [.. Layouts.Select(layout => own.TakeWhile(other => other.Present[0] != layout.Present[place]).Count())];
    }
}
