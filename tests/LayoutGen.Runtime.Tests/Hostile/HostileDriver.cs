using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;

namespace LayoutGen.Runtime.Tests.Hostile;

/// <summary>A driver that keeps to no rule, and a network device of ours behind walls that serves it.</summary>
internal sealed class HostileDriver : IDisposable
{
    public const int QueueSize = 8;

    /// <summary>A page of the driver's memory.</summary>
    public const ulong Data = 0x40000;

    /// <summary>Where the next page begins, which is the driver's next and lies elsewhere in this process.</summary>
    public const ulong Neighbour = 0x41000;

    /// <summary>Where the driver's memory ends.</summary>
    public const ulong End = 0x42000;

    private static readonly GuestRange[] s_regions =
        [new(0x10000, 0x1000), new(0x20000, 0x1000), new(0x30000, 0x1000), new(Data, 0x1000), new(Neighbour, 0x1000)];

    private readonly GuardedMemory _guarded = new(s_regions);
    private readonly NegotiatedFeatures _features;

    public HostileDriver(RingFormat format, FeatureSet more = default)
    {
        Ring = new(format, Memory, QueueSize, s_regions);
        var features = FeatureSet.Of(Feature.Version1) | more | (format == RingFormat.Packed ? FeatureSet.Of(Feature.RingPacked) : default);
        _features = NetFeature.Table.Accept(new(features), features);
    }

    public GuestMemory Memory => _guarded.Memory;

    public RawRing Ring { get; }

    /// <summary>The transmit queue serves what is offered.</summary>
    /// <returns>What became of the last packet.</returns>
    public string Transmit(bool hold = false)
    {
        var queue = NetTxPacket.OpenDeviceQueue<MeddledSharedMemory>(new(Memory, QueueSize, Ring.Addresses), _features);
        var reader = new Reader(hold);
        return Outcome(() =>
        {
            queue.Run(ref reader);
            return (queue.Fault, reader.Result);
        });
    }

    /// <summary>The receive queue writes a frame of 100 bytes into what is offered.</summary>
    /// <returns>What became of the last packet.</returns>
    public string Receive()
    {
        var queue = NetRxPacket.OpenDeviceQueue<MeddledSharedMemory>(new(Memory, QueueSize, Ring.Addresses), _features);
        var writer = new Writer();
        return Outcome(() =>
        {
            queue.Run(ref writer);
            return (queue.Fault, writer.Result);
        });
    }

    /// <summary>The transmit queue holds as many buffers as it can, and then the driver makes yet another available.</summary>
    public string Flood()
    {
        for (var i = 0; i < QueueSize; i++)
            Ring.Offer(new RingElement(Data, 112, false));
        var queue = NetTxPacket.OpenDeviceQueue<MeddledSharedMemory>(new(Memory, QueueSize, Ring.Addresses), _features);
        var reader = new Reader(Hold: true);
        queue.Run(ref reader);
        Assert.Equal((default, QueueSize), (queue.Fault, reader.Count));
        Ring.Offer(new RingElement(Data, 112, false));
        return Outcome(() =>
        {
            queue.Run(ref reader);
            return (queue.Fault, reader.Result);
        });
    }

    public void Dispose() => _guarded.Dispose();

    /// <summary>A queue that broke has written nothing, and stays as it is.</summary>
    private string Outcome(Func<(RingFault Fault, string Result)> serve)
    {
        var before = _guarded.Snapshot();
        var (fault, result) = serve();
        if (!fault.IsFault)
            return result;
        Assert.Equal(before, _guarded.Snapshot());
        Ring.Offer(new RingElement(Data, 112, false));
        Assert.Equal(fault, serve().Fault);
        return fault.Reason.ToString();
    }

    private record struct Reader(bool Hold) : IDeviceLoop<NetTxPacket.DeviceSide>
    {
        public int Count { get; private set; }

        public string Result { get; private set; } = "nothing arrives";

        void IDeviceLoop<NetTxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue)
        {
            Span<byte> frame = stackalloc byte[2048];
            while (queue.TryGetAvailable(out var packet))
            {
                Count++;
                Result = packet.TryRead(frame, out var length) ? $"{length} bytes arrive" : "dropped";
                if (!Hold)
                    queue.MakeUsed(packet);
            }

            queue.Publish();
        }
    }

    private struct Writer() : IDeviceLoop<NetRxPacket.DeviceSide>
    {
        public string Result { get; private set; } = "nothing arrives";

        void IDeviceLoop<NetRxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetRxPacket.DeviceSide, TLayout, TRing> queue)
        {
            var frame = new byte[100];
            while (queue.TryGetAvailable(out var packet))
            {
                Result = packet.TryWrite(frame) ? $"{frame.Length} bytes arrive" : "dropped";
                queue.MakeUsed(packet);
            }

            queue.Publish();
        }
    }
}
