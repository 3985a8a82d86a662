namespace LayoutGen.Devices;

/// <summary>Kinds of sockets (virtio 1.4, 5.10.6).</summary>
public enum VsockType : ushort
{
    /// <summary>A stream.</summary>
    Stream = 1,

    /// <summary>A sequence of packets.</summary>
    SeqPacket = 2,
}
