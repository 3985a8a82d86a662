namespace LayoutGen.Devices;

/// <summary>Features of a file system device (virtio 1.4, 5.11.3).</summary>
[VirtioFeatures]
public enum FsFeature
{
    /// <summary>The device has a queue for notifications.</summary>
    Notification = 0,
}
