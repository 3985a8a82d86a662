using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;

namespace LayoutGen.RingLoop.Packets;

/// <summary>A packet path in every framing: separate, merged with the header first, merged with the payload on its cache line.</summary>
internal static class PacketWays
{
    private const int QueueSize = 256;
    private const int MinimumRoom = 1514;
    private const uint MemorySize = 64 << 20;

    public static IBothEnds[] Open(Job job) =>
        [Open(job, null), Open(job, PayloadPlacement.HeaderFirst), Open(job, PayloadPlacement.PayloadAligned)];

    private static PacketPath Open(Job job, PayloadPlacement? merged)
    {
        var offered = FeatureSet.Of(Feature.Version1);
        if (job.IsPacked)
            offered = offered.With(Feature.RingPacked);
        if (job.HasEventIndex)
            offered = offered.With(Feature.EventIdx);
        var transport = new LoopbackTransport(offered, MemorySize);
        var features = transport.Negotiate(NetFeature.Table, offered);
        var options = new QueueOptions
        {
            QueueSize = QueueSize,
            Plan = new() { PayloadCapacity = Math.Max(job.Size, MinimumRoom), Placement = merged ?? PayloadPlacement.PayloadAligned },
        };
        return job.Kind == "receive"
            ? ReceivePath(transport, features, merged is not null, options, job.Size)
            : TransmitPath(transport, features, merged is not null, options, job.Size);
    }

    private static PacketPath ReceivePath(
        LoopbackTransport transport, NegotiatedFeatures features, bool isMerged, QueueOptions options, int size)
    {
        var queue = isMerged && features.HasFreeFraming
            ? NetRxPacket.OpenMergedQueue(transport, 0, features, options)
            : NetRxPacket.OpenSeparateQueue(transport, 0, features, options);
        Spacing.KeepApart();
        var other = NetRxPacket.OpenDeviceQueue<NativeSharedMemory>(transport.GetQueue(0), features);
        Spacing.KeepApart();
        var driver = new ReceiveDriverMaker(size);
        queue.Run(ref driver);
        Spacing.KeepApart();
        var device = new ReceiveDeviceMaker(size);
        other.Run(ref device);
        Spacing.KeepApart();
        return new(driver.End!, device.End!, isReceive: true);
    }

    private static PacketPath TransmitPath(
        LoopbackTransport transport, NegotiatedFeatures features, bool isMerged, QueueOptions options, int size)
    {
        var queue = isMerged && features.HasFreeFraming
            ? NetTxPacket.OpenMergedQueue(transport, 1, features, options)
            : NetTxPacket.OpenSeparateQueue(transport, 1, features, options);
        Spacing.KeepApart();
        var other = NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(transport.GetQueue(1), features);
        Spacing.KeepApart();
        var driver = new TransmitDriverMaker(size, queue.Buffers.BufferCount);
        queue.Run(ref driver);
        Spacing.KeepApart();
        var device = new TransmitDeviceMaker(size);
        other.Run(ref device);
        Spacing.KeepApart();
        return new(driver.End!, device.End!, isReceive: false);
    }
}
