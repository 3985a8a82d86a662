namespace LayoutGen.Devices;

/// <summary>How a block device treats zones (virtio 1.4, 5.2.4).</summary>
public enum BlkZonedModel : byte
{
    /// <summary>It has none.</summary>
    None = 0,

    /// <summary>Writes follow the rules of zones.</summary>
    HostManaged = 1,

    /// <summary>Writes may follow the rules of zones.</summary>
    HostAware = 2,
}
