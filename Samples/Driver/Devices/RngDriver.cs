using Driver.Transports;
using LayoutGen;
using LayoutGen.Devices;
using LayoutGen.Queues;

namespace Driver.Devices;

/// <summary>A driver of an entropy device (virtio 1.4, 5.4).</summary>
internal sealed class RngDriver : IDisposable
{
    private readonly IDeviceTransport _transport;
    private readonly DriverQueue<EntropyPacket> _queue;

    /// <param name="transport">The way to the device.</param>
    /// <param name="settings">What the user wants.</param>
    /// <param name="size">The bytes that a buffer asks for.</param>
    public RngDriver(IDeviceTransport transport, DriverSettings settings, int size = 64)
    {
        _transport = transport;
        Features = transport.Agree(Feature.Table, DriverSettings.OfAllDevices & ~settings.Off);
        _queue = transport.Open<EntropyPacket>(0, Features, settings, size);
        transport.Start();
    }

    public NegotiatedFeatures Features { get; }

    /// <summary>How the driver's buffers look, for a person.</summary>
    public IReadOnlyList<QueueSummary> Queues => [QueueSummary.Of("request0", _queue)];

    /// <summary>Asks for random bytes: as many as are wanted, in as many buffers as that takes.</summary>
    public byte[] Read(int count)
    {
        var bytes = new List<byte>(count);
        while (bytes.Count < count)
        {
            if (!_queue.TryAcquire(out var packet))
                throw new DriverException("The device keeps all buffers.");
            _queue.MakeAvailable(packet);
            _queue.Publish();
            var used = _transport.Wait(_queue, 0);
            // Only what the device says it has written is random (virtio 1.4, 5.4.6.1).
            var random = new byte[used.Bytes.Length];
            used.Bytes.CopyTo(random);
            _queue.Release(used);
            if (random.Length == 0)
                throw new DriverException("The device gives no random bytes.");
            bytes.AddRange(random.Take(count - bytes.Count));
        }

        return [.. bytes];
    }

    public void Dispose() => _queue.Dispose();
}
