using LayoutGen.Devices;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace Emulator.Transfer;

/// <summary>The device's end of a receive queue: it puts a header before each frame, and writes both.</summary>
/// <param name="frames">The frames to write.</param>
/// <param name="tally">Where to count the driver's buffers, or null.</param>
internal struct ReceiveDeviceLoop(IReadOnlyList<byte[]> frames, Tally? tally) : IDeviceLoop<NetRxPacket.DeviceSide>
{
    private int _position;

    void IDeviceLoop<NetRxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetRxPacket.DeviceSide, TLayout, TRing> queue)
    {
        while (_position < frames.Count && queue.TryGetAvailable(out var packet))
        {
            tally?.Add(packet.Elements);
            var header = packet.Header;
            header.Flags = NetHeaderFlags.DataValid;
            if (header.HasNumBuffers)
                header.NumBuffers = 1;
            if (!packet.TryWrite(frames[_position]))
                throw new EmulatorException($"The device could not write frame {_position + 1}, of {frames[_position].Length} bytes, into its buffer.");
            queue.MakeUsed(packet);
            _position++;
        }

        queue.Publish();
    }
}
