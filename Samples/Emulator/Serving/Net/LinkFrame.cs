using LayoutGen.Devices;
using LayoutGen.Layouts;

namespace Emulator.Serving.Net;

/// <summary>A frame as links have it: with the header of a modern device, whatever the driver's is (virtio 1.4, 5.1.6).</summary>
internal static class LinkFrame
{
    /// <summary>The bytes of the header.</summary>
    public const int HeaderSize = 12;

    /// <summary>The bytes of header and frame at most: a segment for the host to cut has 64 KiB, and an Ethernet header.</summary>
    public const int MaxSize = HeaderSize + 65_550;

    /// <summary>The header of a frame.</summary>
    public static NetHeader HeaderOf(Span<byte> frame) => new(frame, LayoutSelection.Of<NetHeader.Size12>());

    /// <summary>Copies what a header says of a frame; how many buffers the frame takes is not the frame's.</summary>
    public static void CopyTo(this NetHeader from, NetHeader to)
    {
        to.Flags = from.Flags;
        to.GsoType = from.GsoType;
        to.HdrLen = from.HdrLen;
        to.GsoSize = from.GsoSize;
        to.CsumStart = from.CsumStart;
        to.CsumOffset = from.CsumOffset;
    }
}
