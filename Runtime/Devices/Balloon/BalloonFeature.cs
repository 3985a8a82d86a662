namespace LayoutGen.Devices;

/// <summary>Features of a memory balloon (virtio 1.4, 5.5.3).</summary>
[VirtioFeatures]
public enum BalloonFeature
{
    /// <summary>The driver tells the device before it uses pages again.</summary>
    MustTellHost = 0,

    /// <summary>The device has a queue for statistics.</summary>
    StatsVq = 1,

    /// <summary>The driver may use pages of the balloon when memory runs out.</summary>
    DeflateOnOom = 2,

    /// <summary>The device has a queue for pages that are free at the moment.</summary>
    FreePageHint = 3,

    /// <summary>The driver writes a pattern into free pages.</summary>
    PagePoison = 4,

    /// <summary>The device has a queue for pages that stay free.</summary>
    Reporting = 5,
}
