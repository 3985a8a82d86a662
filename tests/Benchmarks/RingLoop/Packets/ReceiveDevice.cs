using System.Buffers.Binary;
using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.RingLoop.Packets;

/// <summary>Sends packets to the driver: takes one of the stack's, numbers it, and copies it behind a header.</summary>
internal sealed class ReceiveDevice<TLayout, TRing>(DeviceQueue<NetRxPacket.DeviceSide, TLayout, TRing> queue, int size) : PacketEnd(size)
    where TLayout : struct, ILayout
    where TRing : struct, IDeviceRing
{
    private ulong _number;

    public override RingFault Fault => queue.Fault;

    public override int Turn(int batch)
    {
        var (closed, pool, number, length) = (queue, Pool, _number, Size);
        var count = 0;
        for (; count < batch && closed.TryGetAvailable(out var packet); count++)
        {
            var sent = pool.Rent();
            pool[sent].Length = length;
            var frame = pool.Bytes(sent)[..length];
            BinaryPrimitives.WriteUInt64LittleEndian(frame, number++);
            var header = packet.Header;
            header.Flags = PacketPath.ReceivedFlags;
            header.NumBuffers = 1;
            packet.TryWrite(frame);
            closed.MakeUsed(packet);
            pool.Return(sent);
        }

        if (count == 0)
            return 0;
        closed.PublishToPoller();
        _number = number;
        return count;
    }
}
