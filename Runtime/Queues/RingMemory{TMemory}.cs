using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>The rings of a driver in one kind of memory.</summary>
internal sealed class RingMemory<TMemory> : RingMemory
    where TMemory : struct, ISharedMemory<TMemory>
{
    public static RingMemory<TMemory> Instance { get; } = new();

    internal override DriverBufferQueue Open(
        IDriverTransport transport, int queueIndex, NegotiatedFeatures features, PacketShape shape, Framing framing, QueueOptions options)
    {
        if (features.Has(Feature.OrderPlatform) && !TMemory.OrdersPlatform)
            throw new ArgumentException(
                $"With {nameof(Feature)}.{nameof(Feature.OrderPlatform)} a driver orders its accesses for devices, and {typeof(TMemory).Name} " +
                $"does so for processors only: set {nameof(QueueOptions)}.{nameof(QueueOptions.Memory)} to one of {nameof(PlatformSharedMemory)}.");
        if (features.HasPackedRing())
            return DriverBufferQueue<PackedDriverRing<TMemory>>.Open(
                transport, queueIndex, features, shape, framing, options, PackedDriverRing<TMemory>.Create);
        return features.IsBigEndian(transport.GuestByteOrder)
            ? DriverBufferQueue<SplitDriverRing<TMemory, BigEndian>>.Open(
                transport, queueIndex, features, shape, framing, options, SplitDriverRing<TMemory, BigEndian>.Create)
            : DriverBufferQueue<SplitDriverRing<TMemory, LittleEndian>>.Open(
                transport, queueIndex, features, shape, framing, options, SplitDriverRing<TMemory, LittleEndian>.Create);
    }
}
