using LayoutGen.Devices;
using LayoutGen.Queues;

namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>A driver of one pair of queues that asks the echo host who it is, and checks its answer byte for byte.</summary>
internal sealed class NetDriver : IDisposable
{
    private readonly FrontEndTransport _transport;
    private readonly int _pair;
    private readonly DriverQueue<NetRxPacket> _receive;
    private readonly DriverQueue<NetTxPacket> _transmit;

    /// <param name="transport">The transport.</param>
    /// <param name="features">What is negotiated.</param>
    /// <param name="pair">The pair of queues.</param>
    /// <param name="room">The bytes of a frame that a receive buffer takes; 0 for as many as any has.</param>
    public NetDriver(FrontEndTransport transport, NegotiatedFeatures features, int pair = 0, int room = 0)
    {
        _transport = transport;
        _pair = pair;
        _receive = NetRxPacket.OpenQueue(
            transport, NetQueues.Receive(pair), features, new() { QueueSize = 4, Plan = new() { PayloadCapacity = room } });
        _transmit = NetTxPacket.OpenQueue(transport, NetQueues.Transmit(pair), features, new() { QueueSize = 4 });
        while (_receive.TryAcquire(out var buffer))
            _receive.MakeAvailable(buffer);
        _receive.Publish();
    }

    /// <summary>Sends a question that no other is like, and waits for the answer to it.</summary>
    public void Ask(byte number)
    {
        Send(_transmit, number);
        var answer = _transport.WaitForUsed(_receive, NetQueues.Receive(_pair));
        var frame = Bytes(answer.Frame);
        for (var rest = answer.Header.HasNumBuffers ? answer.Header.NumBuffers : 1; rest > 1; rest--)
        {
            Assert.True(_receive.TryGetContinuation(answer, out var continuation));
            frame = [.. frame, .. Bytes(continuation.Payload)];
            _receive.MakeAvailable(continuation);
        }

        Assert.Equal(Answer(number), frame);
        _receive.MakeAvailable(answer);
        _receive.Publish();
    }

    /// <summary>Sends a question, and does not wait for its answer.</summary>
    public void SendOnly(byte number) => Send(_transmit, number);

    /// <summary>Sends a question.</summary>
    public static void Send(DriverQueue<NetTxPacket> transmit, byte number)
    {
        while (transmit.TryGetUsed(out var sent))
            transmit.Release(sent);
        Assert.True(transmit.TryAcquire(out var question));
        question.Frame.CopyFrom(Question(number));
        transmit.MakeAvailable(question, 42);
        transmit.Publish();
    }

    public void Dispose()
    {
        _receive.Dispose();
        _transmit.Dispose();
    }

    private static byte[] Bytes(Payload payload)
    {
        var bytes = new byte[payload.Length];
        payload.CopyTo(bytes);
        return bytes;
    }

    // RFC 826: who has 10.0.2.2, asked by 10.0.2.<number>.
    private static byte[] Question(byte number) =>
    [
        255, 255, 255, 255, 255, 255, 2, 0, 0, 0, 0, number, 8, 6, 0, 1, 8, 0, 6, 4, 0, 1,
        2, 0, 0, 0, 0, number, 10, 0, 2, number, 0, 0, 0, 0, 0, 0, 10, 0, 2, 2,
    ];

    private static byte[] Answer(byte number) =>
    [
        2, 0, 0, 0, 0, number, 0x52, 0x55, 10, 0, 2, 2, 8, 6, 0, 1, 8, 0, 6, 4, 0, 2,
        0x52, 0x55, 10, 0, 2, 2, 10, 0, 2, 2, 2, 0, 0, 0, 0, number, 10, 0, 2, number,
    ];
}
