using LayoutGen.Queues;
using LayoutGen.Rings;
using VhostUser.BackEnd;

namespace Emulator.Serving;

/// <summary>A queue whose buffers go back as they come.</summary>
/// <typeparam name="TPacket">What a buffer carries.</typeparam>
internal sealed class RequestQueue<TPacket>(
    DeviceQueue<TPacket> queue, IRequestHandler<TPacket> handler, QueueRecord record, Action interrupt) : IServedQueue
    where TPacket : struct, IDevicePacket<TPacket>, allows ref struct
{
    /// <summary>How many buffers are taken before other queues have their turn.</summary>
    private const int Burst = 256;

    public RingFault Fault => queue.Fault;

    public uint Position => queue.Position;

    public bool Run()
    {
        var loop = new Loop(handler, record, interrupt);
        queue.Run(ref loop);
        return handler.Rest() || loop.Count == Burst;
    }

    public void Dispose()
    {
    }

    private struct Loop(IRequestHandler<TPacket> handler, QueueRecord record, Action interrupt) : IDeviceLoop<TPacket>
    {
        public int Count { get; private set; }

        void IDeviceLoop<TPacket>.Run<TLayout, TRing>(DeviceQueue<TPacket, TLayout, TRing> queue)
        {
            do
            {
                for (; Count < Burst && queue.TryGetAvailable(out var packet); Count++)
                {
                    record.CountChains(packet);
                    if (handler.Handle(packet) is { } bytes)
                        record.CountPacket(bytes);
                    queue.MakeUsed(packet);
                }
            }
            while (Count < Burst && queue.EnableNotifications());

            if (queue.Publish())
                interrupt();
        }
    }
}
