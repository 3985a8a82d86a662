namespace Driver.Pci;

/// <summary>How far device and driver are with each other (virtio 1.4, 2.1).</summary>
[Flags]
internal enum DeviceStatus : byte
{
    /// <summary>The device is reset.</summary>
    None = 0,

    /// <summary>The guest has found the device.</summary>
    Acknowledge = 1,

    /// <summary>There is a driver for it.</summary>
    Driver = 2,

    /// <summary>The driver is ready.</summary>
    DriverOk = 4,

    /// <summary>The features are negotiated.</summary>
    FeaturesOk = 8,

    /// <summary>The device has met an error that it does not recover from.</summary>
    DeviceNeedsReset = 64,

    /// <summary>The driver has given the device up.</summary>
    Failed = 128,
}
