using Driver.Transports;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>
/// A transport whose rings somebody else reads as well, whenever the driver tells the device of them: by the specification, and with
/// none of the driver's code. For no device says if a driver cuts its buffers as it must not.
/// </summary>
internal sealed class WatchedTransport(IDeviceTransport transport) : IDeviceTransport
{
    private readonly List<WatchedQueue> _queues = [];
    private readonly Dictionary<int, WatchedQueue> _running = [];
    private NegotiatedFeatures _features;

    /// <summary>The queues that the driver started, in that order; one that it started anew is another.</summary>
    public IReadOnlyList<WatchedQueue> Queues => _queues;

    /// <summary>
    /// Whether it can read packed rings. The device writes into their descriptors when it has used them: one that does not wait to be
    /// told of buffers may be faster than who looks.
    /// </summary>
    public bool SeesPacked { get; init; } = true;

    public string Description => transport.Description;

    public string Interrupts => transport.Interrupts;

    public bool NeedsReset => transport.NeedsReset;

    public bool HasControlQueue => transport.HasControlQueue;

    public OfferedFeatures Offered => transport.Offered;

    public GuestAllocator Allocator => transport.Allocator;

    public ByteOrder GuestByteOrder => transport.GuestByteOrder;

    /// <summary>How many interrupts the driver has waited for, and got.</summary>
    public int Interruptions { get; private set; }

    public void Begin() => transport.Begin();

    public void Start() => transport.Start();

    public int ChooseQueueSize(int queueIndex, int wanted) => transport.ChooseQueueSize(queueIndex, wanted);

    public byte[]? ReadConfiguration(HeaderMap map, int size) => transport.ReadConfiguration(map, size);

    public bool WaitForInterrupt(int queueIndex, TimeSpan patience)
    {
        var came = transport.WaitForInterrupt(queueIndex, patience);
        Interruptions += came ? 1 : 0;
        return came;
    }

    public void Accept(NegotiatedFeatures features)
    {
        _features = features;
        transport.Accept(features);
    }

    public int GetMaximumQueueSize(int queueIndex) => transport.GetMaximumQueueSize(queueIndex);

    public void StartQueue(int queueIndex, int queueSize, RingAddresses addresses)
    {
        if (SeesPacked || !_features.Has(Feature.RingPacked))
            _queues.Add(_running[queueIndex] = new(Allocator.Memory, queueSize, addresses, _features, GuestByteOrder));
        transport.StartQueue(queueIndex, queueSize, addresses);
    }

    public void StopQueue(int queueIndex)
    {
        // Its memory is used for something else then.
        _running.Remove(queueIndex);
        transport.StopQueue(queueIndex);
    }

    /// <summary>Reads what a driver made available without having to tell of it.</summary>
    public void Look()
    {
        foreach (var queue in _running.Values)
            queue.Look();
    }

    public void Notify(int queueIndex)
    {
        _running.GetValueOrDefault(queueIndex)?.Look();
        transport.Notify(queueIndex);
    }

    public void Notify(int queueIndex, ushort nextAvailable)
    {
        _running.GetValueOrDefault(queueIndex)?.Look();
        transport.Notify(queueIndex, nextAvailable);
    }

    public void Dispose() => transport.Dispose();
}
