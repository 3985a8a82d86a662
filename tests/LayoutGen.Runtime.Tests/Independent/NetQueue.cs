namespace VirtioSpecification;

/// <summary>The data queues of a network device (virtio 1.4, 5.1.2).</summary>
public enum NetQueue
{
    /// <summary>receiveq: the device writes every buffer.</summary>
    Receive,

    /// <summary>transmitq: the device reads every buffer.</summary>
    Transmit,
}
