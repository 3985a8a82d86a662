using LayoutGen;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace Emulator.Transfer;

/// <summary>A device in the driver's own process: it looks into the driver's memory, and polls instead of being notified.</summary>
internal sealed class LoopbackTransport : IDriverTransport, IDisposable
{
    private const ulong MemoryStart = 0x1_0000_0000;
    private const uint MemorySize = 64 << 20;
    private const int MaximumQueueSize = 256;

    private readonly GuestMemory _memory = GuestMemory.Allocate(MemoryStart, MemorySize);
    private readonly Dictionary<int, DeviceQueueSetup> _queues = [];

    public LoopbackTransport(OfferedFeatures offered, AccessCounter? counter)
    {
        Offered = offered;
        _memory.Counter = counter;
        Allocator = new(_memory, new(MemoryStart, MemorySize));
    }

    public OfferedFeatures Offered { get; }

    public GuestAllocator Allocator { get; }

    public ByteOrder GuestByteOrder => BitConverter.IsLittleEndian ? ByteOrder.LittleEndian : ByteOrder.BigEndian;

    public int GetMaximumQueueSize(int queueIndex) => MaximumQueueSize;

    public void Accept(NegotiatedFeatures features)
    {
    }

    public void StartQueue(int queueIndex, int queueSize, SplitRingAddresses addresses) =>
        _queues[queueIndex] = new(_memory, queueSize, addresses, GuestByteOrder);

    public void StopQueue(int queueIndex) => _queues.Remove(queueIndex);

    public void Notify(int queueIndex)
    {
    }

    /// <summary>Where the driver has set up a queue.</summary>
    public DeviceQueueSetup GetQueue(int queueIndex) => _queues[queueIndex];

    public void Dispose() => _memory.Dispose();
}
