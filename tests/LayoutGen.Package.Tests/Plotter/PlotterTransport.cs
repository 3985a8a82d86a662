using LayoutGen;
using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace Plotter;

/// <summary>The way to a plotter in the same process: it works when it is notified.</summary>
internal sealed class PlotterTransport : IDriverTransport, IDisposable
{
    private readonly GuestMemory _memory = GuestMemory.Allocate(0x10000, 1 << 20);
    private readonly List<string> _drawings = [];
    private NegotiatedFeatures _features;
    private DeviceQueue<PlotterRequest.DeviceSide>? _requests;

    public PlotterTransport(FeatureSet offered)
    {
        Offered = new(offered);
        Allocator = new(_memory, new(0x10000, 1 << 20));
    }

    public OfferedFeatures Offered { get; }

    public GuestAllocator Allocator { get; }

    public ByteOrder GuestByteOrder => ByteOrder.BigEndian;

    /// <summary>What the plotter drew.</summary>
    public IReadOnlyList<string> Drawings => _drawings;

    public void Accept(NegotiatedFeatures features) => _features = PlotterFeature.Table.Accept(Offered, features.Bits);

    public int GetMaximumQueueSize(int queueIndex) => queueIndex == 0 ? 16 : 0;

    public void StartQueue(int queueIndex, int queueSize, RingAddresses addresses) =>
        _requests = PlotterRequest.OpenDeviceQueue<NativeSharedMemory>(new(_memory, queueSize, addresses, GuestByteOrder), _features);

    public void StopQueue(int queueIndex) => _requests = null;

    public void Notify(int queueIndex)
    {
        var loop = new PlotterLoop(_drawings);
        _requests?.Run(ref loop);
    }

    public void Dispose() => _memory.Dispose();
}
