namespace LayoutGen.Devices;

/// <summary>How a control command of a network device went (virtio 1.4, 5.1.9.5).</summary>
public enum NetControlAck : byte
{
    /// <summary>It succeeded.</summary>
    Ok = 0,

    /// <summary>It failed.</summary>
    Err = 1,
}
