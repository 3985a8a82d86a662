using LayoutGen;
using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;
using VhostUser.BackEnd;

namespace Emulator.Serving;

/// <summary>A transmit queue of the served network device: it reads frames, and hands them to the pair.</summary>
internal sealed class NetTransmitQueue(
    NetPair pair, QueueRecord record, DeviceQueueSetup setup, NegotiatedFeatures features, Action interrupt) : IServedQueue
{
    /// <summary>How many buffers are taken before other queues have their turn.</summary>
    private const int Burst = 256;

    private const int LargestFrame = 65_550;

    private readonly byte[] _frame = new byte[LargestFrame];
    private readonly DeviceQueue<NetTxPacket.DeviceSide> _queue = NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(setup, features);

    public RingFault Fault => _queue.Fault;

    public uint Position => _queue.Position;

    public bool Run()
    {
        var loop = new Loop(pair, _frame, record, interrupt);
        _queue.Run(ref loop);
        pair.Receive?.Run();
        return loop.Count == Burst;
    }

    public void Dispose()
    {
    }

    private struct Loop(NetPair pair, byte[] frame, QueueRecord record, Action interrupt) : IDeviceLoop<NetTxPacket.DeviceSide>
    {
        public int Count { get; private set; }

        void IDeviceLoop<NetTxPacket.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue)
        {
            do
            {
                for (; Count < Burst && queue.TryGetAvailable(out var packet); Count++)
                {
                    record.CountChain(packet.Elements, packet.IsIndirect);
                    if (packet.TryRead(frame, out var length))
                    {
                        record.CountPacket(length);
                        pair.Take(frame.AsSpan(0, length));
                    }

                    queue.MakeUsed(packet);
                }
            }
            while (Count < Burst && queue.EnableNotifications());

            if (queue.Publish())
                interrupt();
        }
    }
}
