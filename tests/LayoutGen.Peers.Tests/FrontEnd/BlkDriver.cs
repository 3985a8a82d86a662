using LayoutGen.Devices;
using LayoutGen.Queues;

namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>A driver of three queues of a block device: one reads, one writes, one flushes.</summary>
internal sealed class BlkDriver : IDisposable
{
    public const int Queues = 3;

    private readonly FrontEndTransport _transport;
    private readonly DriverQueue<BlkReadPacket> _reads;
    private readonly DriverQueue<BlkWritePacket> _writes;
    private readonly DriverQueue<BlkFlushPacket> _flushes;

    public BlkDriver(FrontEndTransport transport, NegotiatedFeatures features, int readSize)
    {
        _transport = transport;
        _reads = BlkReadPacket.OpenQueue(transport, 0, features, new() { QueueSize = 4, Plan = new() { PayloadCapacity = readSize } });
        _writes = BlkWritePacket.OpenQueue(transport, 1, features, new() { QueueSize = 4, Plan = new() { PayloadCapacity = 4096 } });
        _flushes = BlkFlushPacket.OpenQueue(transport, 2, features, new() { QueueSize = 4 });
    }

    /// <summary>Asks for as many bytes as a buffer of the driver takes.</summary>
    public (BlkResult Result, byte[] Data) Read(BlkRequestType type, ulong sector)
    {
        Assert.True(_reads.TryAcquire(out var request));
        var header = request.Header;
        (header.Type, header.IoPrio, header.Sector) = (type, 7, sector);
        _reads.MakeAvailable(request);
        _reads.Publish();
        var used = _transport.WaitForUsed(_reads, 0);
        var data = new byte[used.Data.Length];
        used.Data.CopyTo(data);
        var result = used.Status.Result;
        _reads.Release(used);
        return (result, data);
    }

    public BlkResult Write(BlkRequestType type, ulong sector, byte[] data)
    {
        Assert.True(_writes.TryAcquire(out var request));
        var header = request.Header;
        (header.Type, header.IoPrio, header.Sector) = (type, 7, sector);
        request.Data.CopyFrom(data);
        _writes.MakeAvailable(request, data.Length);
        _writes.Publish();
        var used = _transport.WaitForUsed(_writes, 1);
        var result = used.Status.Result;
        _writes.Release(used);
        return result;
    }

    public BlkResult Flush()
    {
        Assert.True(_flushes.TryAcquire(out var request));
        var header = request.Header;
        header.Type = BlkRequestType.Flush;
        _flushes.MakeAvailable(request);
        _flushes.Publish();
        var used = _transport.WaitForUsed(_flushes, 2);
        var result = used.Status.Result;
        _flushes.Release(used);
        return result;
    }

    public void Dispose()
    {
        _reads.Dispose();
        _writes.Dispose();
        _flushes.Dispose();
    }
}
