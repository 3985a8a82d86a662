using System.Runtime.InteropServices;

namespace LayoutGen.RingLoop.Packets;

/// <summary>
/// A network stack's packets, each with room for a frame: the last that was given back is the first to be taken. In memory of its own, so
/// that no line of it is also another thread's.
/// </summary>
internal sealed unsafe class PacketPool
{
    private const int Line = 128;

    private readonly PooledPacket* _packets;
    private readonly int* _free;
    private readonly byte* _bytes;
    private readonly int _room;

    public PacketPool(int count, int room)
    {
        _room = (room + Line - 1) / Line * Line;
        _packets = (PooledPacket*)Allocate(count * sizeof(PooledPacket));
        _free = (int*)Allocate((count + 1) * sizeof(int));
        _bytes = (byte*)Allocate(count * _room);
        for (var packet = 0; packet < count; packet++)
            Return(packet);
    }

    public ref PooledPacket this[int packet] => ref _packets[packet];

    /// <summary>A packet, as new.</summary>
    public int Rent()
    {
        var packet = _free[_free[0]--];
        _packets[packet] = new() { Next = -1, References = 1 };
        return packet;
    }

    public void Return(int packet)
    {
        _packets[packet].References = 0;
        _free[++_free[0]] = packet;
    }

    public Span<byte> Bytes(int packet) => new(_bytes + (packet * _room), _room);

    private static void* Allocate(int size)
    {
        var length = (nuint)((size + Line - 1) / Line * Line);
        var start = NativeMemory.AlignedAlloc(length, Line);
        NativeMemory.Clear(start, length);
        return start;
    }
}
