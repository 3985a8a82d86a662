using LayoutGen.Devices;
using LayoutGen.Queues;

namespace LayoutGen.RingLoop.Packets;

/// <summary>Makes an end that is compiled for its queue.</summary>
internal struct ReceiveDriverMaker(int size) : IDriverLoop<NetRxPacket>
{
    public PacketEnd? End { get; private set; }

    void IDriverLoop<NetRxPacket>.Run<TLayout, TRing>(DriverQueue<NetRxPacket, TLayout, TRing> queue) =>
        End = new ReceiveDriver<TLayout, TRing>(queue, size);
}
