using LayoutGen.Layouts;
using LayoutGen.Memory;

namespace LayoutGen.Queues;

/// <summary>
/// How a driver's queue accesses the memory of its ring. The type is chosen where the queue opens, so that loops are compiled for
/// those in use and no others.
/// </summary>
public abstract class RingMemory
{
    private protected RingMemory()
    {
    }

    /// <summary>A way to access ring memory.</summary>
    /// <typeparam name="TMemory">
    /// <see cref="NativeSharedMemory"/>, or with <see cref="Feature.OrderPlatform"/> <see cref="PlatformSharedMemory"/>.
    /// </typeparam>
    /// <returns>Always the same object.</returns>
    public static RingMemory Of<TMemory>()
        where TMemory : struct, ISharedMemory<TMemory> => RingMemory<TMemory>.Instance;

    internal abstract DriverBufferQueue Open(
        IDriverTransport transport, int queueIndex, NegotiatedFeatures features, PacketShape shape, Framing framing, QueueOptions options);
}
