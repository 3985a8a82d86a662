namespace LayoutGen.Cost;

/// <summary>The format of a ring.</summary>
public enum RingFormat
{
    /// <summary>Descriptor table, available ring and used ring (virtio 1.4, 2.7).</summary>
    Split,

    /// <summary>One ring of descriptors that both sides write (virtio 1.4, 2.8).</summary>
    Packed,
}
