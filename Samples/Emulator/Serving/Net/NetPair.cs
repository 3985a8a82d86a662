using System.Runtime.InteropServices;
using LayoutGen;

namespace Emulator.Serving.Net;

/// <summary>A pair of queues of the served network device, and the link behind it.</summary>
/// <param name="link">The link.</param>
/// <param name="recorder">Records frames of both directions, or null.</param>
internal sealed class NetPair(INetLink link, FrameRecorder? recorder)
{
    private readonly byte[] _next = new byte[LinkFrame.MaxSize];
    private int _nextSize;

    /// <summary>The receive queue, while the driver has one.</summary>
    public NetReceiveQueue? Receive { get; set; }

    /// <summary>A file that can be read when there is a frame for the driver; null while one waits for a buffer.</summary>
    public SafeHandle? Source => _nextSize == 0 ? link.Source : null;

    public void Serve(NegotiatedFeatures features) => link.Serve(features);

    /// <summary>Takes a frame that the driver sent, with its header before it.</summary>
    public void Send(ReadOnlySpan<byte> frame)
    {
        recorder?.Record(frame[LinkFrame.HeaderSize..]);
        link.Send(frame);
    }

    /// <summary>The next frame for the driver, with its header before it. It stays the next one until it is taken.</summary>
    public bool TryGetNext(out Span<byte> frame)
    {
        if (_nextSize == 0 && (_nextSize = link.Receive(_next)) > 0)
            recorder?.Record(_next.AsSpan(LinkFrame.HeaderSize.._nextSize));
        frame = _next.AsSpan(0, _nextSize);
        return _nextSize > 0;
    }

    public void TakeNext() => _nextSize = 0;

    /// <summary>What is there was for another driver.</summary>
    public void Clear()
    {
        TakeNext();
        link.Clear();
    }
}
