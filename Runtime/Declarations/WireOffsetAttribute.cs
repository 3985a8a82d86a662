namespace LayoutGen;

/// <summary>Where a generated field lies in its header. The generator writes it, so that other assemblies can use the header.</summary>
/// <param name="offset">The offset in bytes from the start of the header.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WireOffsetAttribute(int offset) : Attribute
{
    /// <summary>The offset in bytes from the start of the header.</summary>
    public int Offset { get; } = offset;
}
