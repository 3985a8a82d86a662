using LayoutGen.Rings;

namespace LayoutGen.RingLoop.Packets;

/// <summary>One end of a packet path. In a burst the packets of a stack are held together, as a stack does.</summary>
internal abstract class PacketEnd(int size)
{
    /// <summary>The packets that are in flight at most, in every framing.</summary>
    public const int Live = 128;

    /// <summary>The most packets at a time.</summary>
    public const int MaxBatch = 64;

    /// <summary>The bytes of a packet.</summary>
    public int Size { get; } = size;

    /// <summary>This stack's packets.</summary>
    protected PacketPool Pool { get; } = new(2 * Live, size);

    /// <summary>Why the queue is broken, if it is.</summary>
    public abstract RingFault Fault { get; }

    /// <summary>The sum of numbers, lengths and flags of what was received.</summary>
    public ulong Sum { get; protected set; }

    /// <summary>Moves as many packets as there are, up to a batch.</summary>
    /// <returns>How many.</returns>
    public abstract int Turn(int batch);

    /// <summary>Moves so many packets.</summary>
    public void Run(int batch, int operations)
    {
        for (var done = 0; done < operations;)
            done += Turn(Math.Min(batch, operations - done));
    }

    /// <summary>The stack looks at the packets of a burst, and gives them back.</summary>
    protected void Consume(ReadOnlySpan<int> burst)
    {
        var sum = 0UL;
        foreach (var packet in burst)
        {
            ref readonly var received = ref Pool[packet];
            sum += received.First + (ulong)received.Length + (ulong)received.Flags;
            Pool.Return(packet);
        }

        Sum += sum;
    }
}
