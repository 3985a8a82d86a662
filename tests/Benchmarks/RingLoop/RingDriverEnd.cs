using System.Runtime.CompilerServices;
using LayoutGen.Rings;

namespace LayoutGen.RingLoop;

/// <summary>The driver's end of a ring: it makes buffers available while it has free ones, and takes back what was used.</summary>
/// <param name="ring">The ring.</param>
/// <param name="buffers">A buffer of one element for each slot.</param>
/// <param name="isPolled">Whether the other end polls, so that nobody asks whether it wants a notification.</param>
internal sealed class RingDriverEnd<TRing>(TRing ring, RingElement[] buffers, bool isPolled)
    where TRing : struct, IDriverRing
{
    // First in, first out, as buffers come back; a batch divides the number of slots, so it never wraps.
    private readonly int[] _free = [.. Enumerable.Range(0, ring.SlotCount)];
    private readonly UsedSlot[] _used = new UsedSlot[ring.SlotCount];
    private TRing _ring = ring;
    private int _taken;
    private int _returned;

    public TRing Ring
    {
        get => _ring;
        set => _ring = value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Drive(int batch, int operations)
    {
        var local = _ring;
        var (started, completed) = (0, 0);
        while (completed < operations)
        {
            if (started < operations && started - completed + batch <= _free.Length)
            {
                Send(ref local, batch);
                started += batch;
            }

            completed += Reap(ref local, batch);
        }

        _ring = local;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Send(ref TRing local, int batch)
    {
        var slots = _free.AsSpan(_taken, batch);
        _taken = (_taken + batch) & (_free.Length - 1);
        if (batch == 1)
            local.MakeAvailable(slots[0], buffers.AsSpan(slots[0], 1));
        else
            local.MakeAvailable(slots, buffers);
        if (isPolled)
            local.PublishToPoller();
        else
            local.Publish();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Reap(ref TRing local, int batch)
    {
        if (batch == 1)
        {
            if (!local.TryGetUsed(out var slot, out _))
                return 0;
            _free[_returned] = slot;
            _returned = (_returned + 1) & (_free.Length - 1);
            return 1;
        }

        var used = _used.AsSpan(0, batch);
        used = used[..local.TakeUsed(used)];
        var (free, returned) = (_free, _returned);
        foreach (var buffer in used)
        {
            free[returned] = buffer.Slot;
            returned = (returned + 1) & (free.Length - 1);
        }

        _returned = returned;
        return used.Length;
    }
}
