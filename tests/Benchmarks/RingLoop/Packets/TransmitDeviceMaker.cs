using LayoutGen.Devices;
using LayoutGen.Queues;

namespace LayoutGen.RingLoop.Packets;

/// <summary>Makes an end that is compiled for its queue.</summary>
internal struct TransmitDeviceMaker(int size) : IDeviceLoop<NetTxPacket.DeviceSide>
{
    public PacketEnd? End { get; private set; }

    void IDeviceLoop<NetTxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue) =>
        End = new TransmitDevice<TLayout, TRing>(queue, size);
}
