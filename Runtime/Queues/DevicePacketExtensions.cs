using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>How a driver cut a buffer, for tools that look at the cut. A device must not depend on it (virtio 1.4, 2.7.4.1).</summary>
public static class DevicePacketExtensions
{
    extension<TPacket>(TPacket packet)
        where TPacket : struct, IDevicePacket<TPacket>, allows ref struct
    {
        /// <summary>The elements as the driver cut them.</summary>
        public ReadOnlySpan<RingElement> Elements => packet.Buffer.Elements;

        /// <summary>Whether the driver put the elements into an indirect table (virtio 1.4, 2.7.5.3).</summary>
        public bool IsIndirect => packet.Buffer.IsIndirect;
    }
}
