using LayoutGen.Memory;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>A device in this process that remembers how it was notified.</summary>
internal sealed class ListeningTransport(FeatureSet offered) : IDriverTransport, IDisposable
{
    private readonly LoopbackTransport _loopback = new(offered, memorySize: 4 << 20);

    /// <summary>The notifications, as VIRTIO_F_NOTIFICATION_DATA has them.</summary>
    public List<uint> Notifications { get; } = [];

    public OfferedFeatures Offered => _loopback.Offered;

    public GuestAllocator Allocator => _loopback.Allocator;

    public ByteOrder GuestByteOrder => _loopback.GuestByteOrder;

    public void Accept(NegotiatedFeatures features) => _loopback.Accept(features);

    public int GetMaximumQueueSize(int queueIndex) => _loopback.GetMaximumQueueSize(queueIndex);

    public void StartQueue(int queueIndex, int queueSize, RingAddresses addresses) =>
        _loopback.StartQueue(queueIndex, queueSize, addresses);

    public void StopQueue(int queueIndex) => _loopback.StopQueue(queueIndex);

    public void Notify(int queueIndex) => throw new InvalidOperationException("A queue says up to where buffers are available.");

    public void Notify(int queueIndex, ushort nextAvailable) => Notifications.Add(NotificationData.Of(queueIndex, nextAvailable));

    public DeviceQueueSetup GetQueue(int queueIndex) => _loopback.GetQueue(queueIndex);

    public void Dispose() => _loopback.Dispose();
}
