using System.Buffers.Binary;
using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.RingLoop.Packets;

/// <summary>Sends packets from where they are: the stack numbers each in the queue's buffer, and knows of it until it was sent.</summary>
internal sealed class TransmitDriver<TLayout, TRing> : PacketEnd
    where TLayout : struct, ILayout
    where TRing : struct, IDriverRing
{
    private readonly DriverQueue<NetTxPacket, TLayout, TRing> _queue;
    private readonly int[] _sent = new int[Live];
    private ulong _number;
    private ulong _completed;

    public TransmitDriver(DriverQueue<NetTxPacket, TLayout, TRing> queue, int size, int buffers)
        : base(size)
    {
        _queue = queue;
        for (var spare = Live; spare < buffers; spare++)
            queue.TryAcquire(out _);
    }

    public override RingFault Fault => _queue.Fault;

    public override int Turn(int batch)
    {
        var queue = _queue;
        Reclaim(queue);
        if (_number - _completed + (ulong)batch > Live)
            return 0;
        var (pool, number, length) = (Pool, _number, Size);
        for (var count = 0; count < batch && queue.TryAcquire(out var packet); count++)
        {
            var sent = pool.Rent();
            pool[sent].Length = length;
            pool[sent].Flags = PacketPath.TransmittedFlags;
            BinaryPrimitives.WriteUInt64LittleEndian(packet.Frame.Span, number);
            var header = packet.Header;
            header.Flags = PacketPath.TransmittedFlags;
            queue.MakeAvailable(packet, length);
            _sent[number++ % Live] = sent;
        }

        queue.PublishToPoller();
        _number = number;
        return batch;
    }

    private void Reclaim(DriverQueue<NetTxPacket, TLayout, TRing> queue)
    {
        var (pool, completed) = (Pool, _completed);
        while (queue.TryGetUsed(out var packet))
        {
            pool.Return(_sent[completed++ % Live]);
            queue.Release(packet);
        }

        _completed = completed;
    }
}
