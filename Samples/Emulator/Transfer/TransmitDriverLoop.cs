using LayoutGen.Devices;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace Emulator.Transfer;

/// <summary>The driver's end of a transmit queue: it takes back what was sent, and fills what is free.</summary>
/// <param name="frames">The frames to send.</param>
internal struct TransmitDriverLoop(IReadOnlyList<byte[]> frames) : IDriverLoop<NetTxPacket>
{
    private int _position;

    void IDriverLoop<NetTxPacket>.Run<TLayout, TRing>(DriverQueue<NetTxPacket, TLayout, TRing> queue)
    {
        while (queue.TryGetUsed(out var sent))
            queue.Release(sent);
        while (_position < frames.Count && queue.TryAcquire(out var packet))
        {
            var frame = frames[_position++];
            packet.Frame.CopyFrom(frame);
            queue.MakeAvailable(packet, frame.Length);
        }

        queue.Publish();
    }
}
