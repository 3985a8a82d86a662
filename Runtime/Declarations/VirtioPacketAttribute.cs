using LayoutGen.Layouts;

namespace LayoutGen;

/// <summary>
/// Declares what one buffer of a queue carries: every partial property of the struct is a part, in order. A part is a header
/// (a struct marked <see cref="VirtioHeaderAttribute"/>), bytes whose size the device's configuration says
/// (<see cref="ConfiguredSizeAttribute"/>), or a <see cref="Queues.Payload"/>.
/// </summary>
/// <remarks>
/// Parts that the device reads come before parts that it writes (virtio 1.4, 2.7.4.2). What the device writes may end with headers behind
/// a payload, as the status of a block request does: they lie at the end of the buffer, however much payload there is.
/// </remarks>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class VirtioPacketAttribute : Attribute
{
    /// <summary>How separate framing cuts it; every part has a descriptor of its own if nothing is said.</summary>
    public LegacyCut LegacyCut { get; init; }

    /// <summary>
    /// Whether legacy devices are known to say wrongly how much they wrote: there, a driver takes all that it asked for as written
    /// (virtio 1.4, 2.7.8.1).
    /// </summary>
    public bool IgnoresUsedLength { get; init; }
}
