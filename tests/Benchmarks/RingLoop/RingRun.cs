using System.Runtime.CompilerServices;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.RingLoop;

/// <summary>
/// Both ends of a ring and the loop of the kernel's ringtest: the driver makes buffers available while it has free ones and takes back
/// what was used; the device checks each and gives it back. With a batch, as many at a time, published together.
/// </summary>
internal sealed class RingRun<TDriver, TDevice>(TDriver driver, TDevice device, GuestMemory memory, RingElement[] buffers) : IBothEnds
    where TDriver : struct, IDriverRing
    where TDevice : struct, IDeviceRing
{
    private readonly int[] _free = [.. Enumerable.Range(0, driver.SlotCount)];
    private readonly RingElement[] _elements = new RingElement[device.QueueSize];
    private TDriver _driver = driver;
    private TDevice _device = device;
    private int _refused;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Drive(int batch, int operations)
    {
        var ring = _driver;
        var (started, completed, freeCount) = (0, 0, _free.Length);
        while (completed < operations)
        {
            if (freeCount >= batch && started < operations)
            {
                freeCount = Send(ref ring, batch, freeCount);
                started += batch;
            }

            var count = Reap(ref ring, batch, freeCount);
            freeCount += count;
            completed += count;
        }

        _driver = ring;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Serve(int batch, int operations)
    {
        var ring = _device;
        for (var served = 0; served < operations;)
            served += Answer(ref ring, batch);
        _device = ring;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void TakeTurns(int batch, int operations)
    {
        var (ring, other) = (_driver, _device);
        var freeCount = _free.Length;
        for (var completed = 0; completed < operations; completed += batch)
        {
            freeCount = Send(ref ring, batch, freeCount);
            Answer(ref other, batch);
            freeCount += Reap(ref ring, batch, freeCount);
        }

        (_driver, _device) = (ring, other);
    }

    public void Check()
    {
        if (_refused != 0 || _driver.Fault.IsFault || _device.Fault.IsFault)
            throw new InvalidOperationException($"The ring broke: {_driver.Fault}, {_device.Fault}, {_refused} buffers refused.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Send(ref TDriver ring, int batch, int freeCount)
    {
        for (var i = 0; i < batch; i++)
        {
            var slot = _free[--freeCount];
            ring.MakeAvailable(slot, buffers.AsSpan(slot, 1));
        }

        ring.Publish();
        return freeCount;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Reap(ref TDriver ring, int batch, int freeCount)
    {
        var count = 0;
        for (; count < batch && ring.TryGetUsed(out var slot, out _); count++)
            _free[freeCount + count] = slot;
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Answer(ref TDevice ring, int batch)
    {
        var count = 0;
        for (; count < batch && ring.TryGetAvailable(_elements, out var chain); count++)
        {
            ref readonly var element = ref _elements[0];
            if (!memory.Contains(new(element.Address, element.Length)))
                _refused++;
            ring.MakeUsed(chain.Id, element.Length - 1);
        }

        if (count != 0)
            ring.Publish();
        return count;
    }
}
