namespace LayoutGen;

/// <summary>The smallest payload, in bytes, that a buffer of the queue must be able to hold.</summary>
/// <param name="bytes">The size in bytes, without any header.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MinimumSizeAttribute(int bytes) : Attribute
{
    /// <summary>The size in bytes, without any header.</summary>
    public int Bytes { get; } = bytes;
}
