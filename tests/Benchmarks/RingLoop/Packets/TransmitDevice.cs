using System.Buffers.Binary;
using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.RingLoop.Packets;

/// <summary>Receives packets from the driver: copies header and frame into one of the stack's packets.</summary>
internal sealed class TransmitDevice<TLayout, TRing>(DeviceQueue<NetTxPacket.DeviceSide, TLayout, TRing> queue, int size) : PacketEnd(size)
    where TLayout : struct, ILayout
    where TRing : struct, IDeviceRing
{
    public override RingFault Fault => queue.Fault;

    public override int Turn(int batch)
    {
        var (closed, pool) = (queue, Pool);
        Span<int> burst = stackalloc int[MaxBatch];
        var count = 0;
        for (; count < batch && closed.TryGetAvailable(out var packet); count++)
        {
            burst[count] = pool.Rent();
            ref var received = ref pool[burst[count]];
            var frame = pool.Bytes(burst[count]);
            if (packet.TryRead(frame, out var length))
            {
                var header = packet.Header;
                received.Flags = header.Flags;
                received.GsoType = header.GsoType;
                received.Length = length;
                received.First = BinaryPrimitives.ReadUInt64LittleEndian(frame);
            }

            closed.MakeUsed(packet);
        }

        if (count == 0)
            return 0;
        closed.PublishToPoller();
        Consume(burst[..count]);
        return count;
    }
}
