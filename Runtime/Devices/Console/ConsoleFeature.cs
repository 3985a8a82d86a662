namespace LayoutGen.Devices;

/// <summary>Features of a console (virtio 1.4, 5.3.3).</summary>
[VirtioFeatures]
public enum ConsoleFeature
{
    /// <summary>The configuration holds the size of the console.</summary>
    Size = 0,

    /// <summary>The device has several ports, and control queues.</summary>
    Multiport = 1,

    /// <summary>A character can be written through the configuration.</summary>
    EmergWrite = 2,
}
