using LayoutGen.Devices;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace Emulator.Transfer;

/// <summary>The driver's end of a receive queue: it takes frames, and gives their buffers back.</summary>
/// <param name="frames">The frames that must arrive.</param>
/// <param name="tally">Where to say whether they did, byte for byte; null if they need not be compared.</param>
internal struct ReceiveDriverLoop(IReadOnlyList<byte[]> frames, Tally? tally) : IDriverLoop<NetRxPacket>
{
    /// <summary>How many frames have arrived.</summary>
    public int Position { get; private set; }

    void IDriverLoop<NetRxPacket>.Run<TLayout, TRing>(DriverQueue<NetRxPacket, TLayout, TRing> queue)
    {
        while (Position < frames.Count && queue.TryGetUsed(out var packet))
        {
            if (tally is not null)
                tally.IsIdentical &= packet.Header.Flags == NetHeaderFlags.DataValid && packet.Frame.Span.SequenceEqual(frames[Position]);
            queue.MakeAvailable(packet);
            Position++;
        }

        queue.Publish();
    }
}
