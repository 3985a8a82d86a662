namespace LayoutGen;

/// <summary>Features that every device type shares: ring, transport and framing (virtio 1.4, chapter 6).</summary>
[VirtioFeatures(AreShared = true)]
public enum Feature
{
    /// <summary>Legacy: the device notifies when it runs out of available buffers, even if notifications are suppressed (6.3).</summary>
    NotifyOnEmpty = 24,

    /// <summary>Legacy: the driver may cut a message into descriptors as it likes (2.7.4.3, 6.3).</summary>
    AnyLayout = 27,

    /// <summary>A descriptor may point to a table of descriptors (2.7.5.3).</summary>
    IndirectDesc = 28,

    /// <summary>Notifications are suppressed by index instead of by flag (2.7.7, 2.7.8).</summary>
    EventIdx = 29,

    /// <summary>The device complies with virtio 1.0 or later: little-endian, free framing (6.1).</summary>
    Version1 = 32,

    /// <summary>Addresses go through the platform's translation (6.1).</summary>
    AccessPlatform = 33,

    /// <summary>Packed virtqueues (2.8).</summary>
    [RequiresFeature(Version1)]
    RingPacked = 34,

    /// <summary>The device uses buffers in the order in which they were made available (2.7.9, 2.8.8).</summary>
    [RequiresFeature(Version1)]
    InOrder = 35,

    /// <summary>Memory accesses of driver and device are ordered as the platform orders them (6.1).</summary>
    OrderPlatform = 36,

    /// <summary>Single root I/O virtualisation (6).</summary>
    SrIov = 37,

    /// <summary>Notifications carry extra data (2.9).</summary>
    NotificationData = 38,

    /// <summary>The device supplies the data of notifications (2.9).</summary>
    NotifConfigData = 39,

    /// <summary>A queue can be reset on its own (2.6.1).</summary>
    RingReset = 40,
}
