using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>
/// A device in the driver's own process, for tests and emulators: it looks into the driver's memory, and polls instead of being
/// notified. Driver and device open the two ends of a queue; calling them in turn moves the packets.
/// </summary>
public sealed class LoopbackTransport : IDriverTransport, IDisposable
{
    private const ulong MemoryStart = 0x1_0000_0000;

    private readonly Dictionary<int, DeviceQueueSetup> _queues = [];

    /// <summary>A device that offers features, and memory for the queues.</summary>
    /// <param name="offered">What the device offers.</param>
    /// <param name="memorySize">The memory in bytes, 64 MiB if nothing is said.</param>
    /// <exception cref="ArgumentOutOfRangeException">The memory would be empty.</exception>
    public LoopbackTransport(FeatureSet offered, uint memorySize = 64 << 20)
    {
        Offered = new(offered);
        Allocator = new(GuestMemory.Allocate(MemoryStart, memorySize), new(MemoryStart, memorySize));
    }

    /// <inheritdoc/>
    public OfferedFeatures Offered { get; }

    /// <summary>What the driver accepted; nothing before it has.</summary>
    public NegotiatedFeatures Accepted { get; private set; }

    /// <inheritdoc/>
    public GuestAllocator Allocator { get; }

    /// <summary>The byte order of a legacy interface: this machine's, unless another guest is to be played (virtio 1.4, 2.7.3).</summary>
    public ByteOrder GuestByteOrder { get; init; } = BitConverter.IsLittleEndian ? ByteOrder.LittleEndian : ByteOrder.BigEndian;

    /// <inheritdoc/>
    public void Accept(NegotiatedFeatures features) => Accepted = features;

    /// <inheritdoc/>
    public int GetMaximumQueueSize(int queueIndex) => SplitRingLayout.MaxQueueSize;

    /// <inheritdoc/>
    public void StartQueue(int queueIndex, int queueSize, RingAddresses addresses) =>
        _queues[queueIndex] = new(Allocator.Memory, queueSize, addresses, GuestByteOrder);

    /// <inheritdoc/>
    public void StopQueue(int queueIndex) => _queues.Remove(queueIndex);

    /// <summary>Does nothing: the device polls.</summary>
    /// <param name="queueIndex">The queue.</param>
    public void Notify(int queueIndex)
    {
    }

    /// <summary>The device's end of a queue.</summary>
    /// <param name="queueIndex">The queue.</param>
    /// <returns>Where the driver has set the queue up.</returns>
    /// <exception cref="InvalidOperationException">The driver has not opened the queue, or has closed it.</exception>
    public DeviceQueueSetup GetQueue(int queueIndex) => _queues.TryGetValue(queueIndex, out var queue)
        ? queue
        : throw new InvalidOperationException($"Queue {queueIndex} is not open: open the driver's end first.");

    /// <summary>Frees the memory. Dispose the queues first.</summary>
    public void Dispose() => Allocator.Memory.Dispose();
}
