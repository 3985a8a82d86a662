using LayoutGen.Cost;
using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace Emulator.Observation;

/// <summary>The device's end of a receive queue, one packet at a time: what the counter counts meanwhile is that packet's.</summary>
/// <param name="frames">The frames to write.</param>
/// <param name="counter">What counts the device's accesses.</param>
/// <param name="moved">Takes what was observed.</param>
internal struct ObservingDeviceLoop(IReadOnlyList<byte[]> frames, AccessCounter counter, List<MovedPacket> moved) : IDeviceLoop<NetRxPacket.DeviceSide>
{
    void IDeviceLoop<NetRxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetRxPacket.DeviceSide, TLayout, TRing> queue)
    {
        while (moved.Count < frames.Count && queue.TryGetAvailable(out var packet))
        {
            var elements = packet.Elements.ToArray();
            var frame = frames[moved.Count];
            var before = counter.TransferWrites;
            if (!packet.TryWrite(frame))
                throw new EmulatorException($"The device could not write frame {moved.Count + 1}, of {frame.Length} bytes, into its buffer.");
            var after = counter.TransferWrites;
            queue.MakeUsed(packet);
            moved.Add(new(elements, Transfers(elements, after.Count - before.Count, after.Bytes - before.Bytes)));
        }

        queue.Publish();
    }

    /// <summary>The ranges that bytes lie in which fill elements from the first on, if as many ranges were counted.</summary>
    private static List<ObservedElement> Transfers(RingElement[] elements, long count, long bytes)
    {
        List<ObservedElement> transfers = [];
        foreach (var element in elements.TakeWhile(_ => bytes > 0))
        {
            transfers.Add(new((int)Math.Min(bytes, element.Length), element.DeviceWrites));
            bytes -= transfers[^1].Length;
        }
        return transfers.Count == count
            ? transfers
            : throw new EmulatorException($"The device moved {count} ranges, and its buffer's elements explain {transfers.Count}.");
    }
}
