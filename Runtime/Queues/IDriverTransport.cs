using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>A driver's way to its device: PCI, MMIO, vhost-user or a device in the same process.</summary>
public interface IDriverTransport
{
    /// <summary>What the device offers.</summary>
    OfferedFeatures Offered { get; }

    /// <summary>Memory that the device can reach.</summary>
    GuestAllocator Allocator { get; }

    /// <summary>The byte order of a legacy interface: the guest's own (virtio 1.4, 2.7.3). Without effect on a modern one.</summary>
    ByteOrder GuestByteOrder { get; }

    /// <summary>Tells the device what is negotiated (virtio 1.4, 3.1.1).</summary>
    /// <param name="features">The negotiated features.</param>
    void Accept(NegotiatedFeatures features);

    /// <summary>How many descriptors a queue may have.</summary>
    /// <param name="queueIndex">The queue.</param>
    /// <returns>The largest queue size, 0 if there is no such queue.</returns>
    int GetMaximumQueueSize(int queueIndex);

    /// <summary>Tells the device where a queue lies.</summary>
    /// <param name="queueIndex">The queue.</param>
    /// <param name="queueSize">Its size in descriptors.</param>
    /// <param name="addresses">Its areas.</param>
    void StartQueue(int queueIndex, int queueSize, RingAddresses addresses);

    /// <summary>Stops a queue. When this returns, the device no longer touches its memory (virtio 1.4, 2.6.1 and 3.3.1).</summary>
    /// <param name="queueIndex">The queue.</param>
    void StopQueue(int queueIndex);

    /// <summary>Tells the device that there are available buffers (virtio 1.4, 2.9).</summary>
    /// <param name="queueIndex">The queue.</param>
    void Notify(int queueIndex);

    /// <summary>
    /// Tells the device that there are available buffers, and up to where. Queues notify in this form; a transport that can negotiate
    /// <c>VIRTIO_F_NOTIFICATION_DATA</c> passes <see cref="NotificationData.Of"/> on, and others need not know of it (virtio 1.4, 2.9).
    /// </summary>
    /// <param name="queueIndex">The queue.</param>
    /// <param name="nextAvailable">
    /// The place behind everything available. Split: the available index. Packed: the next descriptor's offset in 15 bits, the wrap
    /// counter above.
    /// </param>
    void Notify(int queueIndex, ushort nextAvailable) => Notify(queueIndex);
}
