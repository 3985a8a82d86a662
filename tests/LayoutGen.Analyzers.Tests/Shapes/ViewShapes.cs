namespace LayoutGen.Analyzers.Tests.Shapes;

/// <summary>Guards that are members of views: each is about the set of the queue, or layout, that its view was made from.</summary>
public static class ViewShapes
{
    private const string Parameters = "LayoutGen.Queues.IDriverTransport t, NegotiatedFeatures f, NegotiatedFeatures g";

    private const string Packet = "using var q = NetRxPacket.OpenQueue(t, 0, f); q.TryAcquire(out var p); ";

    public static TheoryData<string, string> All => new()
    {
        {
            "guard of a header, followed to its queue",
            In(Packet + "if (p.Header.HasHashValue) { Merged(f); [|Merged|](g); }")
        },
        {
            "guard of a header under a name",
            In("using var q = NetRxPacket.OpenQueue(t, 0, f); "
                + "while (q.TryGetUsed(out var p)) { var h = p.Header; if (h.HasHashValue) Merged(f); }")
        },
        {
            "guard of a header: return",
            In(Packet + "if (!p.Header.HasHashValue) return; Merged(f); [|Merged|](g);")
        },
        {
            "guard of a header that tries",
            In(Packet + "if (p.Header.TryGetHashValue(out _)) Merged(f);")
        },
        {
            "guard of a header of the other queue",
            In("using var q = NetRxPacket.OpenQueue(t, 0, f); using var r = NetRxPacket.OpenQueue(t, 1, g); q.TryAcquire(out var p); "
                + "r.TryAcquire(out var o); if (o.Header.HasHashValue) { Merged(g); [|Merged|](f); }")
        },
        {
            "guard of a header that is given",
            "void M(NetHeader h, NegotiatedFeatures f) { if (h.HasHashValue) [|Merged|](f); }"
        },
        {
            "guard of a header in a layout that is selected",
            In("var h = new NetHeader(new byte[64], NetHeader.Select(f)); if (h.HasHashValue) { Merged(f); [|Merged|](g); }")
        },
        {
            "guard of a header in a layout under a name",
            In("var layout = NetHeader.Select(f); var h = new NetHeader(new byte[64], layout); if (h.HasHashValue) Merged(f);")
        },
        {
            "guard of a configuration",
            In("var c = new NetConfig(new byte[64], f); if (c.HasRssMaxIndirectionTableLength) { Merged(f); [|Merged|](g); }")
        },
        {
            "guard of a header with another condition",
            In(Packet + "if (p.Header.HasNumBuffers) [|Merged|](f);")
        },
        {
            "guard of a header with another condition, and the rest of it",
            In(Packet + "if (p.Header.HasNumBuffers && !f.Has(NetFeature.MrgRxBuf)) Merged(f);")
        },
        {
            "guard of a header that is false, and exact",
            In("var h = new NetHeader(new byte[64], NetHeader.Select(f)); if (!f.HasFreeFraming && !h.HasNumBuffers) return; "
                + "if (!h.HasNumBuffers) Merged(f); else [|Merged|](f);")
        },
        {
            "guard of a header that is false",
            In("var h = new NetHeader(new byte[64], NetHeader.Select(f)); if (!h.HasHashValue) [|Merged|](f); else Merged(f);")
        },
        {
            "guard of a header whose queue's set changes",
            In(Packet + "f = g; if (p.Header.HasHashValue) [|Merged|](f);")
        },
        {
            "set that keeps its proof while views are made of it",
            In("var can = f.HasFreeFraming; " + Packet + "var h = p.Header; if (can) Merged(f);")
        },
        {
            "set that keeps its proof under another name",
            In("var can = f.HasFreeFraming; var copy = f; if (can) { Merged(copy); Merged(f); } [|Merged|](copy);")
        },
    };

    private static string In(string statements) => $"void M({Parameters}) {{ {statements} }}";
}
