namespace LayoutGen.Layouts;

/// <summary>How the parts of a packet are cut into descriptors.</summary>
public enum Framing
{
    /// <summary>Every header has a descriptor of its own, as legacy framing prescribes (virtio 1.4, 5.1.9.8). Always legal.</summary>
    Separate,

    /// <summary>
    /// Adjacent parts of one direction share a block of memory and a descriptor. Legal if and only if
    /// <see cref="NegotiatedFeatures.HasFreeFraming"/>.
    /// </summary>
    Merged,
}
