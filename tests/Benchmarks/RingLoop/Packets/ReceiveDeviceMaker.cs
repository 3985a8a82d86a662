using LayoutGen.Devices;
using LayoutGen.Queues;

namespace LayoutGen.RingLoop.Packets;

/// <summary>Makes an end that is compiled for its queue.</summary>
internal struct ReceiveDeviceMaker(int size) : IDeviceLoop<NetRxPacket.DeviceSide>
{
    public PacketEnd? End { get; private set; }

    void IDeviceLoop<NetRxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetRxPacket.DeviceSide, TLayout, TRing> queue) =>
        End = new ReceiveDevice<TLayout, TRing>(queue, size);
}
