using LayoutGen.Memory;
using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;

namespace LayoutGen.Runtime.Tests.Hostile;

/// <summary>A device that keeps to no rule, and a driver's ring of ours behind walls, which gives it eight buffers of 112 bytes.</summary>
internal sealed class HostileDevice : IDisposable
{
    public const int QueueSize = 8;
    private const ulong Data = 0x40000;

    private static readonly GuestRange[] s_regions =
        [new(0x10000, 0x1000), new(0x20000, 0x1000), new(0x30000, 0x1000), new(Data, 0x1000)];

    private readonly GuardedMemory _guarded = new(s_regions);
    private readonly RingFormat _format;

    public HostileDevice(RingFormat format)
    {
        _format = format;
        Ring = new(format, Memory, QueueSize, s_regions);
    }

    public GuestMemory Memory => _guarded.Memory;

    public RawRing Ring { get; }

    /// <summary>The driver gives its buffers, the device does its deed, and the driver takes what came back.</summary>
    /// <returns>What became of the last buffer.</returns>
    public string Use(Action<HostileDevice> deed)
    {
        if (_format == RingFormat.Split)
        {
            var split = SplitDriverRing<MeddledSharedMemory, LittleEndian>.Create(Memory, Ring.Addresses, QueueSize, 1);
            return Use(ref split, deed);
        }

        var packed = PackedDriverRing<MeddledSharedMemory>.Create(Memory, Ring.Addresses, QueueSize, 1);
        return Use(ref packed, deed);
    }

    public void Dispose() => _guarded.Dispose();

    private string Use<TRing>(ref TRing ring, Action<HostileDevice> deed)
        where TRing : struct, IDriverRing
    {
        for (var slot = 0; slot < QueueSize; slot++)
            ring.MakeAvailable(slot, [new(Data + (112 * (ulong)slot), 112, true)]);
        ring.Publish();
        deed(this);
        var before = _guarded.Snapshot();
        var result = "nothing arrives";
        while (ring.TryGetUsed(out var slot, out var written))
            result = $"{written} bytes arrive in {slot}";
        if (!ring.Fault.IsFault)
            return result;
        Assert.Equal(before, _guarded.Snapshot());
        Assert.False(ring.TryGetUsed(out _, out _));
        Assert.False(ring.EnableNotifications());
        return ring.Fault.Reason.ToString();
    }
}
