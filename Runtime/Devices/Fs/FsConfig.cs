namespace LayoutGen.Devices;

/// <summary>The configuration of a file system device (virtio 1.4, 5.11.4; <c>struct virtio_fs_config</c>).</summary>
[VirtioConfiguration(Size = 44)]
public readonly ref partial struct FsConfig
{
    /// <summary>The name to mount by, in UTF-8, filled up with zeroes.</summary>
    [FixedLength(36)]
    public partial Span<byte> Tag { get; }

    /// <summary>The number of request queues, at least 1.</summary>
    public partial uint NumRequestQueues { get; set; }

    /// <summary>The smallest buffer of the notification queue, in bytes.</summary>
    [When(FsFeature.Notification)]
    public partial uint NotifyBufSize { get; set; }
}
