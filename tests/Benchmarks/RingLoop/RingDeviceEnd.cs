using System.Runtime.CompilerServices;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.RingLoop;

/// <summary>The device's end of a ring: it checks where each buffer is, and gives it back.</summary>
/// <param name="ring">The ring.</param>
/// <param name="memory">The memory that buffers have to be in.</param>
/// <param name="isPolled">Whether the other end polls, so that nobody asks whether it wants a notification.</param>
internal sealed class RingDeviceEnd<TRing>(TRing ring, GuestMemory memory, bool isPolled)
    where TRing : struct, IDeviceRing
{
    private const int MaxBatch = 64;

    private readonly RingElement[] _elements = new RingElement[ring.QueueSize + MaxBatch];
    private readonly RingChain[] _chains = new RingChain[MaxBatch];
    private readonly UsedChain[] _used = new UsedChain[MaxBatch];
    private TRing _ring = ring;

    public TRing Ring
    {
        get => _ring;
        set => _ring = value;
    }

    /// <summary>Buffers that were elsewhere.</summary>
    public int Refused { get; private set; }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Serve(int batch, int operations)
    {
        var local = _ring;
        for (var served = 0; served < operations;)
            served += Answer(ref local, batch);
        _ring = local;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Answer(ref TRing local, int batch)
    {
        var count = batch == 1 ? AnswerOne(ref local) : AnswerBurst(ref local, batch);
        if (count == 0)
            return 0;
        if (isPolled)
            local.PublishToPoller();
        else
            local.Publish();
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int AnswerOne(ref TRing local)
    {
        if (!local.TryGetAvailable(_elements, out var chain))
            return 0;
        local.MakeUsed(chain.Id, Check(_elements[0]));
        return 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int AnswerBurst(ref TRing local, int batch)
    {
        var count = local.TakeAvailable(_chains.AsSpan(0, batch), _elements);
        var chains = _chains.AsSpan(0, count);
        var elements = _elements.AsSpan(0, count);
        var used = _used.AsSpan(0, count);
        for (var i = 0; i < used.Length; i++)
            used[i] = new(chains[i].Id, Check(elements[i]));
        local.MakeUsed(used);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Check(in RingElement element)
    {
        if (!memory.Contains(new(element.Address, element.Length)))
            Refused++;
        return element.Length - 1;
    }
}
