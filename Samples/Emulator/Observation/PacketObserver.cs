using Emulator.Transfer;
using LayoutGen;
using LayoutGen.Cost;
using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Queues;

namespace Emulator.Observation;

/// <summary>
/// Moves frames between a driver and a device, and looks at what the device finds, reads and writes for each: first the buffers, whose memory a
/// queue lays out, then the ring that carries them.
/// </summary>
internal static class PacketObserver
{
    private const int ReceiveQueue = 0;
    private const int TransmitQueue = 1;
    private const uint MemorySize = 4 << 20;

    /// <summary>Observes frames.</summary>
    /// <param name="plan">How the driver gives buffers, and so whether frames are received or sent.</param>
    /// <param name="frames">The frames.</param>
    /// <returns>A packet for each frame.</returns>
    public static IReadOnlyList<ObservedPacket> Observe(DriverPlan plan, IReadOnlyList<byte[]> frames)
    {
        var counter = new AccessCounter();
        using var transport = new LoopbackTransport(plan.Features, MemorySize);
        transport.Allocator.Memory.Counter = counter;
        var features = NetFeature.Table.Negotiate(transport.Offered, plan.Features);
        var moved = plan.Buffers.Direction == Direction.Receive
            ? Receive(plan, frames, transport, features, counter)
            : Transmit(plan, frames, transport, features, counter);
        using var ring = new ObservedRing(plan.Ring, plan.Indirect);
        return [.. moved.Select(ring.Carry)];
    }

    private static List<MovedPacket> Receive(
        DriverPlan plan, IReadOnlyList<byte[]> frames, LoopbackTransport transport, NegotiatedFeatures features, AccessCounter counter)
    {
        using var driver = plan.Framing == Framing.Merged && features.HasFreeFraming
            ? NetRxPacket.OpenMergedQueue(transport, ReceiveQueue, features, plan.Options)
            : NetRxPacket.OpenSeparateQueue(transport, ReceiveQueue, features, plan.Options);
        var device = NetRxPacket.OpenDeviceQueue<NativeSharedMemory>(transport.GetQueue(ReceiveQueue), features);
        while (driver.TryAcquire(out var packet))
            driver.MakeAvailable(packet);
        driver.Publish();

        List<MovedPacket> moved = [];
        var deviceLoop = new ObservingReceiveLoop(frames, counter, moved);
        var driverLoop = new GatheringDriverLoop(frames);
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

    private static List<MovedPacket> Transmit(
        DriverPlan plan, IReadOnlyList<byte[]> frames, LoopbackTransport transport, NegotiatedFeatures features, AccessCounter counter)
    {
        using var driver = plan.Framing == Framing.Merged && features.HasFreeFraming
            ? NetTxPacket.OpenMergedQueue(transport, TransmitQueue, features, plan.Options)
            : NetTxPacket.OpenSeparateQueue(transport, TransmitQueue, features, plan.Options);
        var device = NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(transport.GetQueue(TransmitQueue), features);

        List<MovedPacket> moved = [];
        var driverLoop = new TransmitDriverLoop(frames);
        var deviceLoop = new ObservingTransmitLoop(new byte[plan.Buffers.Capacity], counter, moved);
        while (moved.Count < frames.Count)
        {
            var before = moved.Count;
            driver.Run(ref driverLoop);
            device.Run(ref deviceLoop);
            if (moved.Count == before)
                throw TransferSession.Stuck("transmit", driver.Fault, device.Fault);
        }
        return moved;
    }
}
