using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace Emulator.Observation;

/// <summary>The device's end of a transmit queue, one packet at a time: what the counter counts meanwhile is that packet's.</summary>
/// <param name="received">Room for a frame.</param>
/// <param name="counter">What counts the device's accesses.</param>
/// <param name="moved">Takes what was observed.</param>
internal struct ObservingTransmitLoop(byte[] received, AccessCounter counter, List<MovedPacket> moved) : IDeviceLoop<NetTxPacket.DeviceSide>
{
    void IDeviceLoop<NetTxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue)
    {
        while (queue.TryGetAvailable(out var packet))
        {
            var before = counter.TransferReads;
            if (!packet.TryRead(received, out _))
                throw new EmulatorException($"The device could not read frame {moved.Count + 1}: its buffer holds {packet.FrameLength} bytes.");
            moved.Add(MovedPacket.Of(packet, before, counter.TransferReads));
            queue.MakeUsed(packet);
        }

        queue.Publish();
    }
}
