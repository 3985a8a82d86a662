namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>A packet of one type between its two sides, one of which is ours.</summary>
internal interface IPacketRoundTrip
{
    /// <summary>The packet.</summary>
    Type Packet { get; }

    /// <summary>Our driver, and a device that knows the declaration only.</summary>
    void Drive(DeclaredPacket declared, PacketUse use);

    /// <summary>Our device, and a driver that knows the declaration only, and cuts the packet in any way.</summary>
    void Serve(DeclaredPacket declared, PacketUse use);
}
