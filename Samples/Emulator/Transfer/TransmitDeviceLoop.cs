using LayoutGen.Devices;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace Emulator.Transfer;

/// <summary>The device's end of a transmit queue: it reads header and frame.</summary>
/// <param name="frames">The frames that must arrive.</param>
/// <param name="received">Room for a frame.</param>
/// <param name="tally">Where to count the driver's buffers and say whether frames arrived, byte for byte; or null.</param>
internal struct TransmitDeviceLoop(IReadOnlyList<byte[]> frames, byte[] received, Tally? tally) : IDeviceLoop<NetTxPacket.DeviceSide>
{
    /// <summary>How many frames have arrived.</summary>
    public int Position { get; private set; }

    void IDeviceLoop<NetTxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue)
    {
        while (Position < frames.Count && queue.TryGetAvailable(out var packet))
        {
            if (!packet.TryRead(received, out var length))
                throw new EmulatorException($"The device could not read frame {Position + 1}: its buffer holds {packet.FrameLength} bytes.");
            if (tally is not null)
            {
                tally.Add(packet.Elements);
                tally.IsIdentical &= packet.Header.Flags == NetHeaderFlags.None && received.AsSpan(0, length).SequenceEqual(frames[Position]);
            }

            queue.MakeUsed(packet);
            Position++;
        }

        queue.Publish();
    }
}
