namespace LayoutGen.Queues;

/// <summary>What an available buffer notification carries with <c>VIRTIO_F_NOTIFICATION_DATA</c> (virtio 1.4, 2.9).</summary>
public static class NotificationData
{
    /// <summary>The 32 bits that a transport writes, little-endian, instead of the queue's 16-bit number.</summary>
    /// <param name="queue">
    /// The queue's number, or with <c>VIRTIO_F_NOTIF_CONFIG_DATA</c> the number that the device gave for it: 0 to 65535.
    /// </param>
    /// <param name="nextAvailable">What <see cref="IDriverTransport.Notify(int, ushort)"/> was given.</param>
    /// <returns>The queue in the lower half; above it the offset of what is made available next in 15 bits, and the wrap counter.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number has more than 16 bits.</exception>
    public static uint Of(int queue, ushort nextAvailable)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(queue);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(queue, ushort.MaxValue);
        return (uint)queue | ((uint)nextAvailable << 16);
    }
}
