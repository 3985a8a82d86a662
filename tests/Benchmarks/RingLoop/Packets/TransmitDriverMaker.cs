using LayoutGen.Devices;
using LayoutGen.Queues;

namespace LayoutGen.RingLoop.Packets;

/// <summary>Makes an end that is compiled for its queue.</summary>
internal struct TransmitDriverMaker(int size, int buffers) : IDriverLoop<NetTxPacket>
{
    public PacketEnd? End { get; private set; }

    void IDriverLoop<NetTxPacket>.Run<TLayout, TRing>(DriverQueue<NetTxPacket, TLayout, TRing> queue) =>
        End = new TransmitDriver<TLayout, TRing>(queue, size, buffers);
}
