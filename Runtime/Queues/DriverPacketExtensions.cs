using LayoutGen.Layouts;
using LayoutGen.Memory;

namespace LayoutGen.Queues;

/// <summary>Opens a driver's queues, as members of the packet that they carry: <c>NetRxPacket.OpenQueue(device, 0, features)</c>.</summary>
public static class DriverPacketExtensions
{
    extension<TPacket>(TPacket)
        where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
    {
        /// <summary>
        /// Opens a queue in the framing that the features allow and the device takes (<see cref="QueueOptions.Peer"/>): merged with free
        /// framing, unless the device wants every part by itself; separate otherwise (virtio 1.4, 2.7.4).
        /// </summary>
        /// <param name="device">The way to the device.</param>
        /// <param name="queueIndex">The queue.</param>
        /// <param name="features">What is negotiated.</param>
        /// <param name="options">Queue size and buffer plan, or null for the defaults.</param>
        /// <returns>The queue.</returns>
        /// <exception cref="ArgumentException">
        /// The options contradict the packet, the features or the device, or the device does not take such buffers.
        /// </exception>
        /// <exception cref="FeatureNegotiationException">The features contradict each other: no layout has them.</exception>
        /// <exception cref="OutOfGuestMemoryException">The device's memory has no room.</exception>
        public static DriverQueue<TPacket> OpenQueue(
            IDriverTransport device, int queueIndex, NegotiatedFeatures features, QueueOptions? options = null) =>
            Open<TPacket>(device, queueIndex, features, (options ?? new()).Peer.Choose(features), options);

        /// <summary>Opens a queue with merged framing, which needs free framing (virtio 1.4, 2.7.4.3).</summary>
        /// <inheritdoc cref="OpenQueue"/>
        /// <exception cref="FramingNotNegotiatedException">Merged framing is not negotiated.</exception>
        [RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)]
        public static DriverQueue<TPacket> OpenMergedQueue(
            IDriverTransport device, int queueIndex, NegotiatedFeatures features, QueueOptions? options = null) =>
            Open<TPacket>(device, queueIndex, features, Framing.Merged, options);

        /// <summary>Opens a queue with separate framing, which every device takes.</summary>
        /// <inheritdoc cref="OpenQueue"/>
        public static DriverQueue<TPacket> OpenSeparateQueue(
            IDriverTransport device, int queueIndex, NegotiatedFeatures features, QueueOptions? options = null) =>
            Open<TPacket>(device, queueIndex, features, Framing.Separate, options);
    }

    private static DriverQueue<TPacket> Open<TPacket>(
        IDriverTransport device, int queueIndex, NegotiatedFeatures features, Framing framing, QueueOptions? options)
        where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(device);
        var layout = TPacket.Select(features, device.GuestByteOrder);
        return new(DriverBufferQueue.Open(device, queueIndex, features, TPacket.Maps[layout.Index].Shape, framing, options), layout, framing);
    }
}
