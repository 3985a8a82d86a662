namespace LayoutGen.Layouts;

/// <summary>A descriptor of a packet, decided: its direction, and the parts that lie in its block of memory.</summary>
/// <param name="DeviceWrites">True if the device writes it, false if it reads it.</param>
/// <param name="Parts">The parts, in order.</param>
/// <remarks>A payload may lie in several blocks of memory: then it takes as many descriptors.</remarks>
public sealed record DescriptorShape(bool DeviceWrites, params IReadOnlyList<PartShape> Parts)
{
    /// <summary>The descriptor in words, for example <c>[W Header 12 | W Frame]</c>: R read by the device, W written by it.</summary>
    /// <returns>The words.</returns>
    public override string ToString() => $"[{string.Join(" | ", Parts)}]";
}
