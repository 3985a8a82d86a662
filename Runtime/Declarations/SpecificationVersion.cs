namespace LayoutGen;

/// <summary>A version of the virtio specification. A device does not tell which one it follows: minimum sizes are a driver's choice.</summary>
public enum SpecificationVersion
{
    /// <summary>Virtio 1.0, and what was before it.</summary>
    Virtio10,

    /// <summary>Virtio 1.1.</summary>
    Virtio11,

    /// <summary>Virtio 1.2.</summary>
    Virtio12,

    /// <summary>Virtio 1.3.</summary>
    Virtio13,

    /// <summary>Virtio 1.4.</summary>
    Virtio14,
}
