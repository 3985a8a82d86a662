using System.Runtime.InteropServices;
using LayoutGen.Devices;

namespace LayoutGen.RingLoop.Packets;

/// <summary>What a network stack knows of a packet while it has it: a cache line.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct PooledPacket
{
    /// <summary>The bytes of the frame.</summary>
    public int Length;

    /// <summary>What the header said.</summary>
    public NetHeaderFlags Flags;

    /// <summary>What the header said.</summary>
    public GsoType GsoType;

    /// <summary>What the header said.</summary>
    public ushort NumBuffers;

    /// <summary>The first bytes of the frame, which a stack looks at.</summary>
    public ulong First;

    /// <summary>The next packet of a list; none.</summary>
    public int Next;

    /// <summary>How many hold the packet.</summary>
    public int References;
}
