using LayoutGen.Devices;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace Emulator.Observation;

/// <summary>The driver's end of a receive queue whose packets may take several buffers: it gives all of them back.</summary>
/// <param name="frames">The frames that must arrive.</param>
internal struct GatheringDriverLoop(IReadOnlyList<byte[]> frames) : IDriverLoop<NetRxPacket>
{
    /// <summary>How many frames have arrived.</summary>
    public int Position { get; private set; }

    void IDriverLoop<NetRxPacket>.Run<TLayout, TRing>(DriverQueue<NetRxPacket, TLayout, TRing> queue)
    {
        while (Position < frames.Count && queue.TryGetUsed(out var packet))
        {
            long length = packet.Frame.Length;
            packet.Header.TryGetNumBuffers(out var rest);
            for (; rest > 1 && queue.TryGetContinuation(packet, out var continuation); rest--)
            {
                length += continuation.Payload.Length;
                queue.MakeAvailable(continuation);
            }

            if (length != frames[Position].Length)
                throw new EmulatorException($"Frame {Position + 1} has {frames[Position].Length} bytes, and the driver received {length}.");
            queue.MakeAvailable(packet);
            Position++;
        }

        queue.Publish();
    }
}
