namespace LayoutGen.Cost;

/// <summary>What keeps a device from moving more packets.</summary>
public enum Bound
{
    /// <summary>The bytes that the link carries.</summary>
    Bytes,

    /// <summary>The operations that the device can start.</summary>
    Operations,

    /// <summary>The time that reads take, with so many of them in flight.</summary>
    Latency,
}
