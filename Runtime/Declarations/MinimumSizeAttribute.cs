namespace LayoutGen;

/// <summary>
/// The smallest payload, in bytes, that a buffer of the queue must be able to hold. One that names features counts where all of them are
/// negotiated; of several that count, the largest is the minimum, unless one of 0 bytes waives them all: a buffer need not hold a packet
/// that goes on in others (virtio 1.4, 5.1.9.3.1).
/// </summary>
/// <param name="bytes">The size in bytes, without any header; 0, with features, for no minimum.</param>
/// <param name="features">Members of enums marked <see cref="VirtioFeaturesAttribute"/>, all of which must be negotiated.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class MinimumSizeAttribute(int bytes, params object[] features) : Attribute
{
    /// <summary>The size in bytes, without any header; 0 for no minimum.</summary>
    public int Bytes { get; } = bytes;

    /// <summary>The features that must all be negotiated.</summary>
    public IReadOnlyList<object> Features { get; } = features;

    /// <summary>The first specification that asks for it.</summary>
    public SpecificationVersion Since { get; init; }
}
