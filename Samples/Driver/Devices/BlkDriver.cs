using Driver.Transports;
using LayoutGen;
using LayoutGen.Devices;
using LayoutGen.Queues;

namespace Driver.Devices;

/// <summary>
/// A driver of a block device (virtio 1.4, 5.2). A queue of it carries one kind of request: reads, writes or flushes. Where the device
/// has fewer queues than that, the one queue is opened anew for another kind, which takes a reset of the device.
/// </summary>
internal sealed class BlkDriver : IDisposable
{
    public const int SectorSize = 512;

    private const int IdSize = 20;

    private static readonly FeatureSet s_supported = DriverSettings.OfAllDevices | FeatureSet.Of(
        BlkFeature.SizeMax, BlkFeature.SegMax, BlkFeature.Geometry, BlkFeature.Ro, BlkFeature.BlkSize, BlkFeature.Flush,
        BlkFeature.Topology, BlkFeature.Mq);

    private readonly IDeviceTransport _transport;
    private readonly DriverSettings _settings;
    private readonly int _capacity;
    private DriverQueue<BlkReadPacket>? _reads;
    private DriverQueue<BlkWritePacket>? _writes;
    private DriverQueue<BlkFlushPacket>? _flushes;
    private int _queueCount = 1;

    /// <param name="transport">The way to the device.</param>
    /// <param name="settings">What the user wants.</param>
    /// <param name="capacity">The bytes of data that a request takes at most.</param>
    public BlkDriver(IDeviceTransport transport, DriverSettings settings, int capacity = 16 * SectorSize)
    {
        (_transport, _settings, _capacity) = (transport, settings, capacity);
        Open(BlkRequestType.In);
    }

    public NegotiatedFeatures Features { get; private set; }

    /// <summary>The device's size in sectors.</summary>
    public ulong Capacity { get; private set; }

    /// <summary>How the driver's buffers look now, for a person.</summary>
    public IReadOnlyList<QueueSummary> Queues =>
    [
        .. _reads is null ? Array.Empty<QueueSummary>() : [QueueSummary.Of("reads", _reads)],
        .. _writes is null ? Array.Empty<QueueSummary>() : [QueueSummary.Of("writes", _writes)],
        .. _flushes is null ? Array.Empty<QueueSummary>() : [QueueSummary.Of("flushes", _flushes)],
    ];

    /// <summary>Reads sectors.</summary>
    public byte[] Read(ulong sector, int count)
    {
        var bytes = new byte[count * SectorSize];
        for (var done = 0; done < bytes.Length;)
        {
            var size = Math.Min(_capacity, bytes.Length - done);
            Ask(BlkRequestType.In, sector + (ulong)(done / SectorSize), size).CopyTo(bytes, done);
            done += size;
        }

        return bytes;
    }

    /// <summary>The device's name for itself.</summary>
    public byte[] ReadId() => Ask(BlkRequestType.GetId, 0, IdSize);

    /// <summary>Writes sectors.</summary>
    public void Write(ulong sector, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % SectorSize != 0)
            throw new DriverException($"{bytes.Length} bytes are no whole number of sectors of {SectorSize} bytes.");
        for (; !bytes.IsEmpty; sector += (ulong)(_capacity / SectorSize))
        {
            var part = bytes[..Math.Min(_capacity, bytes.Length)];
            Open(BlkRequestType.Out);
            if (!_writes!.TryAcquire(out var request))
                throw Kept();
            Fill(request.Header, BlkRequestType.Out, sector);
            request.Data.CopyFrom(part);
            _writes.MakeAvailable(request, part.Length);
            _writes.Publish();
            var used = _transport.Wait(_writes, IndexOf(BlkRequestType.Out));
            var result = used.Status.Result;
            _writes.Release(used);
            Check(result, BlkRequestType.Out, sector);
            bytes = bytes[part.Length..];
        }
    }

    /// <summary>Waits until all that was written is safe.</summary>
    public void Flush()
    {
        Open(BlkRequestType.Flush);
        if (!_flushes!.TryAcquire(out var request))
            throw Kept();
        Fill(request.Header, BlkRequestType.Flush, 0);
        _flushes.MakeAvailable(request);
        _flushes.Publish();
        var used = _transport.Wait(_flushes, IndexOf(BlkRequestType.Flush));
        var result = used.Status.Result;
        _flushes.Release(used);
        Check(result, BlkRequestType.Flush, 0);
    }

    public void Dispose()
    {
        _reads?.Dispose();
        _writes?.Dispose();
        _flushes?.Dispose();
        (_reads, _writes, _flushes) = (null, null, null);
    }

    private byte[] Ask(BlkRequestType type, ulong sector, int size)
    {
        Open(BlkRequestType.In);
        if (!_reads!.TryAcquire(out var request))
            throw Kept();
        Fill(request.Header, type, sector);
        _reads.MakeAvailable(request, size);
        _reads.Publish();
        var used = _transport.Wait(_reads, IndexOf(BlkRequestType.In));
        var (data, result) = (new byte[size], used.Status.Result);
        if (result == BlkResult.Ok && used.Data.Length >= size)
            used.Data.CopyTo(data);
        _reads.Release(used);
        Check(result, type, sector);
        return data;
    }

    private static void Fill(BlkHeader header, BlkRequestType type, ulong sector) => (header.Type, header.Sector) = (type, sector);

    private static void Check(BlkResult result, BlkRequestType type, ulong sector)
    {
        if (result != BlkResult.Ok)
            throw new DriverException($"{type} at sector {sector}: the device answers {result}.");
    }

    private static DriverException Kept() => new("The device keeps all requests.");

    private int IndexOf(BlkRequestType type) => _queueCount == 1 ? 0 : type switch
    {
        BlkRequestType.In => 0,
        BlkRequestType.Out => 1,
        _ => 2,
    };

    /// <summary>Opens the queue of a kind of request, if it is not open.</summary>
    private void Open(BlkRequestType type)
    {
        if (type switch { BlkRequestType.In => _reads is not null, BlkRequestType.Out => _writes is not null, _ => _flushes is not null })
            return;
        Dispose();
        Features = _transport.Agree(BlkFeature.Table, s_supported & ~_settings.Off);
        ReadConfiguration();
        var isEach = _queueCount > 1;
        if (isEach || type == BlkRequestType.In)
            _reads = _transport.Open<BlkReadPacket>(IndexOf(BlkRequestType.In), Features, _settings, _capacity);
        if (isEach || type == BlkRequestType.Out)
            _writes = _transport.Open<BlkWritePacket>(IndexOf(BlkRequestType.Out), Features, _settings, _capacity);
        if (isEach || type == BlkRequestType.Flush)
            _flushes = _transport.Open<BlkFlushPacket>(IndexOf(BlkRequestType.Flush), Features, _settings);
        _transport.Start();
    }

    private void ReadConfiguration()
    {
        const int Kinds = 3;
        if (_transport.ReadConfiguration(BlkConfig.Maps[0], BlkConfig.SizeFor(Features)) is not { } bytes)
            throw new DriverException("The device does not show its configuration, so its size is not known.");
        var configuration = new BlkConfig(bytes, Features, _transport.GuestByteOrder);
        Capacity = configuration.Capacity;
        _queueCount = Features.Has(BlkFeature.Mq) && configuration.NumQueues >= Kinds ? Kinds : 1;
    }
}
