using Driver.Transports;
using LayoutGen;
using LayoutGen.Devices;
using LayoutGen.Queues;

namespace Driver.Devices;

/// <summary>A pair of queues of a network device: one receives, one transmits.</summary>
internal sealed class NetPair : IDisposable
{
    private readonly IDeviceTransport _transport;
    private readonly NegotiatedFeatures _features;
    private readonly int _pair;
    private readonly DriverQueue<NetRxPacket> _receive;
    private readonly DriverQueue<NetTxPacket> _transmit;
    private int _inFlight;

    public NetPair(IDeviceTransport transport, NegotiatedFeatures features, DriverSettings settings, int pair)
    {
        (_transport, _features, _pair) = (transport, features, pair);
        _receive = transport.Open<NetRxPacket>(NetQueues.Receive(pair), features, settings);
        try
        {
            _transmit = transport.Open<NetTxPacket>(NetQueues.Transmit(pair), features, settings);
        }
        catch
        {
            _receive.Dispose();
            throw;
        }
    }

    public IReadOnlyList<QueueSummary> Queues => [QueueSummary.Of($"rx{_pair}", _receive), QueueSummary.Of($"tx{_pair}", _transmit)];

    /// <summary>Gives the device all buffers to receive in.</summary>
    public void Fill()
    {
        while (_receive.TryAcquire(out var buffer))
            _receive.MakeAvailable(buffer);
        _receive.Publish();
    }

    /// <summary>Sends a frame.</summary>
    /// <exception cref="ArgumentException">It is longer than a buffer.</exception>
    /// <exception cref="DriverException">The device uses no buffers.</exception>
    public void Send(ReadOnlySpan<byte> frame)
    {
        for (; _transmit.TryGetUsed(out var sent); _inFlight--)
            _transmit.Release(sent);
        NetTxPacket packet;
        for (; !_transmit.TryAcquire(out packet); _inFlight--)
            _transmit.Release(_transport.Wait(_transmit, NetQueues.Transmit(_pair)));
        packet.Frame.CopyFrom(frame);
        _transmit.MakeAvailable(packet, frame.Length);
        _transmit.Publish();
        _inFlight++;
    }

    /// <summary>Waits until the device has used all frames that were sent.</summary>
    /// <exception cref="DriverException">It has not.</exception>
    public void Flush()
    {
        for (; _inFlight > 0; _inFlight--)
            _transmit.Release(_transport.Wait(_transmit, NetQueues.Transmit(_pair)));
    }

    /// <summary>Waits for a frame.</summary>
    /// <param name="patience">How long at most.</param>
    /// <returns>The frame; null if none came.</returns>
    /// <exception cref="DriverException">The device broke the queue.</exception>
    public ReceivedFrame? Receive(TimeSpan patience)
    {
        if (!_transport.TryWait(_receive, NetQueues.Receive(_pair), patience, out var packet))
            return !_receive.Fault.IsFault ? null : throw Broken();
        var header = packet.Header;
        // Without mergeable buffers, devices leave the count 0.
        var buffers = _features.Has(NetFeature.MrgRxBuf) ? Math.Max((int)header.NumBuffers, 1) : 1;
        var (flags, gso) = (header.Flags, header.GsoType);
        var bytes = Append([], packet.Frame);
        for (var further = 1; further < buffers; further++)
        {
            if (!_receive.TryGetContinuation(packet, out var continuation))
                throw Broken();
            bytes = Append(bytes, continuation.Payload);
            _receive.MakeAvailable(continuation);
        }

        _receive.MakeAvailable(packet);
        _receive.Publish();
        return new(bytes, flags, gso, buffers);
    }

    public void Dispose()
    {
        _receive.Dispose();
        _transmit.Dispose();
    }

    private DriverException Broken() => new($"The device broke the queue rx{_pair}: {_receive.Fault.Reason} ({_receive.Fault.Detail}).");

    private static byte[] Append(byte[] bytes, Payload payload)
    {
        var longer = new byte[bytes.Length + payload.Length];
        bytes.CopyTo(longer, 0);
        payload.CopyTo(longer.AsSpan(bytes.Length));
        return longer;
    }
}
