using System.Buffers.Binary;
using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.RingLoop.Packets;

/// <summary>Receives packets: what the header says and the first bytes go into the stack's packet, the buffer back to the device.</summary>
internal sealed class ReceiveDriver<TLayout, TRing> : PacketEnd
    where TLayout : struct, ILayout
    where TRing : struct, IDriverRing
{
    private readonly DriverQueue<NetRxPacket, TLayout, TRing> _queue;

    public ReceiveDriver(DriverQueue<NetRxPacket, TLayout, TRing> queue, int size)
        : base(size)
    {
        _queue = queue;
        for (var live = 0; live < Live && queue.TryAcquire(out var packet); live++)
            queue.MakeAvailable(packet);
        queue.PublishToPoller();
    }

    public override RingFault Fault => _queue.Fault;

    public override int Turn(int batch)
    {
        var (queue, pool) = (_queue, Pool);
        Span<int> burst = stackalloc int[MaxBatch];
        var count = 0;
        for (; count < batch && queue.TryGetUsed(out var packet); count++)
        {
            burst[count] = pool.Rent();
            ref var received = ref pool[burst[count]];
            var header = packet.Header;
            received.Flags = header.Flags;
            received.GsoType = header.GsoType;
            received.NumBuffers = header.NumBuffers;
            var frame = packet.Frame.Span;
            received.Length = frame.Length;
            received.First = BinaryPrimitives.ReadUInt64LittleEndian(frame);
            queue.MakeAvailable(packet);
        }

        if (count == 0)
            return 0;
        queue.PublishToPoller();
        Consume(burst[..count]);
        return count;
    }
}
