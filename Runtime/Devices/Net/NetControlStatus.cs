namespace LayoutGen.Devices;

/// <summary>What every control command of a network device ends with (virtio 1.4, 5.1.9.5).</summary>
[VirtioHeader(Size = 1)]
public readonly ref partial struct NetControlStatus
{
    /// <summary>How it went.</summary>
    public partial NetControlAck Ack { get; set; }
}
