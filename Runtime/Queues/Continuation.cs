namespace LayoutGen.Queues;

/// <summary>
/// A used buffer that a packet goes on in, as a mergeable receive buffer does (virtio 1.4, 5.1.9.4): it carries payload from its first
/// byte on, and no header. The driver holds it until it makes it available again or releases it.
/// </summary>
public readonly struct Continuation
{
    internal Continuation(PacketBuffer buffer) => Buffer = buffer;

    /// <summary>What the device wrote. With separate framing the first block is the one that the header of another packet would have.</summary>
    public Payload Payload => Buffer.Continued;

    internal PacketBuffer Buffer { get; }
}
