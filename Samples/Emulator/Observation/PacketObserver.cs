using Emulator.Transfer;
using LayoutGen;
using LayoutGen.Cost;
using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Queues;

namespace Emulator.Observation;

/// <summary>
/// Moves frames to a driver, and looks at what the device finds, reads and writes for each: first the buffers, whose memory a queue lays out,
/// then the ring that carries them.
/// </summary>
internal static class PacketObserver
{
    private const int QueueIndex = 0;
    private const uint MemorySize = 4 << 20;

    private static readonly FeatureSet s_features = FeatureSet.Of(Feature.Version1);

    /// <summary>Observes frames that are received.</summary>
    /// <param name="plan">How the driver gives buffers.</param>
    /// <param name="frames">The frames.</param>
    /// <returns>A packet for each frame.</returns>
    public static IReadOnlyList<ObservedPacket> Observe(ReceivePlan plan, IReadOnlyList<byte[]> frames)
    {
        using var ring = new ObservedRing(plan.Ring, plan.Indirect);
        return [.. Move(plan, frames).Select(ring.Carry)];
    }

    private static List<MovedPacket> Move(ReceivePlan plan, IReadOnlyList<byte[]> frames)
    {
        var counter = new AccessCounter();
        using var transport = new LoopbackTransport(s_features, MemorySize);
        transport.Allocator.Memory.Counter = counter;
        var features = NetFeature.Table.Negotiate(transport.Offered, s_features);
        using var driver = plan.Framing == Framing.Merged && features.HasFreeFraming
            ? NetRxPacket.OpenMergedQueue(transport, QueueIndex, features, plan.Options)
            : NetRxPacket.OpenSeparateQueue(transport, QueueIndex, features, plan.Options);
        var device = NetRxPacket.OpenDeviceQueue<NativeSharedMemory>(transport.GetQueue(QueueIndex), features);
        while (driver.TryAcquire(out var packet))
            driver.MakeAvailable(packet);
        driver.Publish();

        List<MovedPacket> moved = [];
        var deviceLoop = new ObservingDeviceLoop(frames, counter, moved);
        var driverLoop = new ReceiveDriverLoop(frames, tally: null);
        while (driverLoop.Position < frames.Count)
        {
            var before = driverLoop.Position;
            device.Run(ref deviceLoop);
            driver.Run(ref driverLoop);
            if (driverLoop.Position == before)
                throw TransferSession.Stuck("receive", driver.Fault, device.Fault);
        }
        return moved;
    }
}
