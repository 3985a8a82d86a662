using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.RingLoop;

/// <summary>Both ends of a ring of 256, with as many buffers of a cache line.</summary>
internal static class RingWays
{
    private const int QueueSize = 256;
    private const ulong Data = 0x40000;
    private const uint BufferSize = 64;

    public static IBothEnds Open(Job job)
    {
        var memory = GuestMemory.Allocate(0, 1 << 20);
        var buffers = new RingElement[QueueSize];
        for (var slot = 0; slot < QueueSize; slot++)
            buffers[slot] = new(Data + (BufferSize * (ulong)slot), BufferSize, true);
        var options = job.HasEventIndex ? RingOptions.EventIndex : RingOptions.None;
        if (job.IsPacked)
        {
            var place = PackedRingLayout.Place(0, QueueSize);
            return Open(
                () => PackedDriverRing<NativeSharedMemory>.Create(memory, place, QueueSize, 1, options),
                () => PackedDeviceRing<NativeSharedMemory>.Create(memory, place, QueueSize, options));
        }

        var at = SplitRingLayout.Legacy(0, QueueSize);
        return Open(
            () => SplitDriverRing<NativeSharedMemory, LittleEndian>.Create(memory, at, QueueSize, 1, options),
            () => SplitDeviceRing<NativeSharedMemory, LittleEndian>.Create(memory, at, QueueSize, options));

        IBothEnds Open<TDriver, TDevice>(Func<TDriver> createDriver, Func<TDevice> createDevice)
            where TDriver : struct, IDriverRing
            where TDevice : struct, IDeviceRing
        {
            var isPolled = !job.HasEventIndex;
            var driver = new RingDriverEnd<TDriver>(createDriver(), buffers, isPolled);
            Spacing.KeepApart();
            var device = new RingDeviceEnd<TDevice>(createDevice(), memory, isPolled);
            Spacing.KeepApart();
            return new RingRun<TDriver, TDevice>(driver, device);
        }
    }
}
