namespace LayoutGen.Devices;

/// <summary>Features of a socket device (virtio 1.4, 5.10.3).</summary>
[VirtioFeatures]
public enum VsockFeature
{
    /// <summary>Streams.</summary>
    Stream = 0,

    /// <summary>Sequences of packets.</summary>
    SeqPacket = 1,

    /// <summary>Streams are negotiated by their own feature only.</summary>
    NoImpliedStream = 2,
}
