namespace LayoutGen;

/// <summary>
/// A part of a packet that is bytes, a <see cref="Span{T}"/>, as many as the device's configuration says: the command block and the sense
/// data of a SCSI request (virtio 1.4, 5.6.6.1). <see cref="Layouts.PartSizes"/> says how many when a queue is opened.
/// </summary>
/// <param name="bytes">The size that the configuration has after a reset, in bytes, which counts if nothing else is said.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConfiguredSizeAttribute(int bytes) : Attribute
{
    /// <summary>The size after a reset, in bytes.</summary>
    public int Bytes { get; } = bytes;
}
