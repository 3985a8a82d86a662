namespace Emulator.Serving.Net;

/// <summary>A pair of queues of the served network device, and what waits between them.</summary>
/// <param name="recorder">Records frames of both directions, or null.</param>
internal sealed class NetPair(FrameRecorder? recorder)
{
    private const int MaxWaiting = 1024;

    /// <summary>Frames that the driver has no receive buffers for yet.</summary>
    public Queue<byte[]> Waiting { get; } = [];

    /// <summary>The receive queue, while the driver has one.</summary>
    public NetReceiveQueue? Receive { get; set; }

    /// <summary>Takes a frame that the driver sent. What cannot wait is dropped, as on any wire.</summary>
    public void Take(ReadOnlySpan<byte> frame)
    {
        recorder?.Record(frame);
        if (EchoHost.Answer(frame) is not { } answer || Waiting.Count == MaxWaiting)
            return;
        recorder?.Record(answer);
        Waiting.Enqueue(answer);
    }
}
