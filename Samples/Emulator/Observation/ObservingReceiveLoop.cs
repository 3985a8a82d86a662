using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace Emulator.Observation;

/// <summary>The device's end of a receive queue, one packet at a time: what the counter counts meanwhile is that packet's.</summary>
/// <param name="frames">The frames to write.</param>
/// <param name="counter">What counts the device's accesses.</param>
/// <param name="moved">Takes what was observed.</param>
internal struct ObservingReceiveLoop(IReadOnlyList<byte[]> frames, AccessCounter counter, List<MovedPacket> moved)
    : IDeviceLoop<NetRxPacket.DeviceSide>
{
    void IDeviceLoop<NetRxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetRxPacket.DeviceSide, TLayout, TRing> queue)
    {
        while (moved.Count < frames.Count && queue.TryGetAvailable(frames[moved.Count].Length, out var packet, out var bufferCount))
        {
            var header = packet.Header;
            if (header.HasNumBuffers)
                header.NumBuffers = (ushort)bufferCount;
            var before = counter.TransferWrites;
            if (!packet.TryWrite(frames[moved.Count]))
                throw new EmulatorException($"The device could not write frame {moved.Count + 1} into its buffers.");
            moved.Add(MovedPacket.Of(packet, before, counter.TransferWrites));
            queue.MakeUsed(packet);
        }

        queue.Publish();
    }
}
