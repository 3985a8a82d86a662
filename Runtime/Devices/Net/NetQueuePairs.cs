namespace LayoutGen.Devices;

/// <summary>The data of <see cref="NetControlClass.Mq"/>, command 0 (virtio 1.4, 5.1.9.5.6; <c>struct virtio_net_ctrl_mq</c>).</summary>
[VirtioHeader(Size = 2)]
public readonly ref partial struct NetQueuePairs
{
    /// <summary>How many pairs of queues are used, from 1.</summary>
    public partial ushort VirtqueuePairs { get; set; }
}
