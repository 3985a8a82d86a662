using LayoutGen;

namespace Driver;

/// <summary>What a user wants of a driver, beside what the device offers.</summary>
internal sealed record DriverSettings
{
    /// <summary>How long a device may take for what a driver cannot go on without.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What rings can do, whatever the device.</summary>
    public static readonly FeatureSet OfAllDevices = FeatureSet.Of(
        Feature.Version1, Feature.AnyLayout, Feature.RingPacked, Feature.EventIdx, Feature.IndirectDesc, Feature.InOrder,
        Feature.RingReset, Feature.NotificationData);

    /// <summary>What the driver does not support, though it could.</summary>
    public FeatureSet Off { get; init; }

    /// <summary>How buffers are cut.</summary>
    public FramingChoice Framing { get; init; }

    /// <summary>The descriptors of a queue, where the driver decides that.</summary>
    public int QueueSize { get; init; } = 64;
}
