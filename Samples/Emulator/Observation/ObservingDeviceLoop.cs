using LayoutGen.Cost;
using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace Emulator.Observation;

/// <summary>
/// The device's end of a receive queue, one packet at a time: what the counter counts meanwhile is that packet's. What is read after the used
/// ring has been written decides about an interrupt, and about nothing else.
/// </summary>
/// <param name="frames">The frames to write.</param>
/// <param name="counter">What counts the device's accesses.</param>
/// <param name="packets">Takes what was observed.</param>
internal struct ObservingDeviceLoop(IReadOnlyList<byte[]> frames, AccessCounter counter, List<ObservedPacket> packets) : NetRxPacket.IDeviceLoop
{
    void NetRxPacket.IDeviceLoop.Run<TLayout, TRing>(DeviceQueue<NetRxPacket.DeviceSide<TLayout>, TRing> queue)
    {
        var start = AccessSnapshot.Of(counter);
        while (packets.Count < frames.Count && queue.TryGetAvailable(out var packet))
        {
            ObservedElement[] elements = [.. packet.Elements.ToArray().Select(element => new ObservedElement((int)element.Length, element.DeviceWrites))];
            var taken = AccessSnapshot.Of(counter);
            var frame = frames[packets.Count];
            if (!packet.TryWrite(frame))
                throw new EmulatorException($"The device could not write frame {packets.Count + 1}, of {frame.Length} bytes, into its buffer.");
            queue.MakeUsed(packet);
            var used = AccessSnapshot.Of(counter);
            queue.Publish();
            var published = AccessSnapshot.Of(counter);

            var written = (used - taken).TransferWrites;
            packets.Add(new()
            {
                Ring = RingFormat.Split,
                Chains = [new(elements, HasTable: false, (taken - start).RingReads, (published - taken).RingWrites)],
                Transfers = Transfers(elements, written),
                SuppressionReads = (published - used).RingReads,
            });
            start = published;
        }
    }

    /// <summary>The ranges that bytes lie in which fill elements from the first on, if as many ranges were counted.</summary>
    private static List<ObservedElement> Transfers(ObservedElement[] elements, Accesses counted)
    {
        List<ObservedElement> transfers = [];
        var left = counted.Bytes;
        foreach (var element in elements.TakeWhile(_ => left > 0))
        {
            transfers.Add(element with { Length = (int)Math.Min(left, element.Length) });
            left -= transfers[^1].Length;
        }
        return transfers.Count == counted.Count
            ? transfers
            : throw new EmulatorException($"The device moved {counted.Count} ranges, and its buffer's elements explain {transfers.Count}.");
    }
}
