using LayoutGen;
using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;
using VhostUser.BackEnd;

namespace Emulator.Serving.Net;

/// <summary>A receive queue of the served network device: it writes the frames that wait.</summary>
internal sealed class NetReceiveQueue : IServedQueue
{
    private readonly NetPair _pair;
    private readonly QueueRecord _record;
    private readonly Action _interrupt;
    private readonly DeviceQueue<NetRxPacket.DeviceSide> _queue;

    public NetReceiveQueue(NetPair pair, QueueRecord record, DeviceQueueSetup setup, NegotiatedFeatures features, Action interrupt)
    {
        _pair = pair;
        _record = record;
        _interrupt = interrupt;
        _queue = NetRxPacket.OpenDeviceQueue<NativeSharedMemory>(setup, features);
        pair.Receive = this;
    }

    public RingFault Fault => _queue.Fault;

    public uint Position => _queue.Position;

    public bool Run()
    {
        var loop = new Loop(_pair.Waiting, _record, _interrupt);
        _queue.Run(ref loop);
        return false;
    }

    public void Dispose() => _pair.Receive = null;

    private readonly struct Loop(Queue<byte[]> waiting, QueueRecord record, Action interrupt) : IDeviceLoop<NetRxPacket.DeviceSide>
    {
        void IDeviceLoop<NetRxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetRxPacket.DeviceSide, TLayout, TRing> queue)
        {
            do
            {
                while (waiting.Count > 0 && queue.TryGetAvailable(out var packet))
                {
                    record.CountChain(packet.Elements, packet.IsIndirect);
                    var header = packet.Header;
                    if (header.HasNumBuffers)
                        header.NumBuffers = 1;
                    // A frame that does not fit is lost, and its buffer comes back empty.
                    var frame = waiting.Dequeue();
                    if (packet.TryWrite(frame))
                        record.CountPacket(frame.Length);
                    queue.MakeUsed(packet);
                }
            }
            while (waiting.Count > 0 && queue.EnableNotifications());

            if (queue.Publish())
                interrupt();
        }
    }
}
