using System.Runtime.InteropServices;
using LayoutGen;
using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;
using VhostUser.BackEnd;

namespace Emulator.Serving.Net;

/// <summary>A receive queue of the served network device: it writes the frames that the pair's link has.</summary>
internal sealed class NetReceiveQueue : IServedQueue
{
    /// <summary>How many frames are written before other queues have their turn.</summary>
    private const int Burst = 256;

    private readonly NetPair _pair;
    private readonly QueueRecord _record;
    private readonly Action _interrupt;
    private readonly bool _isMergeable;
    private readonly DeviceQueue<NetRxPacket.DeviceSide> _queue;

    public NetReceiveQueue(NetPair pair, QueueRecord record, DeviceQueueSetup setup, NegotiatedFeatures features, Action interrupt)
    {
        _pair = pair;
        _record = record;
        _interrupt = interrupt;
        _isMergeable = features.Has(NetFeature.MrgRxBuf);
        _queue = NetRxPacket.OpenDeviceQueue<NativeSharedMemory>(setup, features);
        pair.Receive = this;
        pair.Serve(features);
    }

    public RingFault Fault => _queue.Fault;

    public uint Position => _queue.Position;

    public SafeHandle? Source => _pair.Source;

    public bool Run()
    {
        var loop = new Loop(_pair, _record, _interrupt, _isMergeable);
        _queue.Run(ref loop);
        return loop.Count == Burst;
    }

    public void Dispose() => _pair.Receive = null;

    private struct Loop(NetPair pair, QueueRecord record, Action interrupt, bool isMergeable) : IDeviceLoop<NetRxPacket.DeviceSide>
    {
        public int Count { get; private set; }

        void IDeviceLoop<NetRxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetRxPacket.DeviceSide, TLayout, TRing> queue)
        {
            Span<byte> frame;
            do
            {
                for (; Count < Burst && pair.TryGetNext(out frame); Count++)
                {
                    var payload = frame[LinkFrame.HeaderSize..];
                    var bufferCount = 1;
                    if (!(isMergeable
                        ? queue.TryGetAvailable(payload.Length, out var packet, out bufferCount)
                        : queue.TryGetAvailable(out packet)))
                        break;
                    record.CountChains(packet);
                    var header = packet.Header;
                    LinkFrame.HeaderOf(frame).CopyTo(header);
                    if (header.HasNumBuffers)
                        header.NumBuffers = (ushort)bufferCount;
                    // A frame that does not fit is lost, and its buffer comes back empty.
                    if (packet.TryWrite(payload))
                        record.CountPacket(payload.Length);
                    pair.TakeNext();
                    queue.MakeUsed(packet);
                }
            }
            while (Count < Burst && pair.TryGetNext(out frame) && queue.EnableNotifications());

            if (queue.Publish())
                interrupt();
        }
    }
}
