using System.Runtime.InteropServices;
using LayoutGen;

namespace Emulator.Serving.Net;

/// <summary>A link with a host that answers at its other end.</summary>
internal sealed class EchoLink : INetLink
{
    private const int MaxWaiting = 1024;

    private readonly Queue<byte[]> _answers = [];

    public SafeHandle? Source => null;

    public void Serve(NegotiatedFeatures features)
    {
    }

    public void Send(ReadOnlySpan<byte> frame)
    {
        if (_answers.Count < MaxWaiting && EchoHost.Answer(frame[LinkFrame.HeaderSize..]) is { } answer)
            _answers.Enqueue(answer);
    }

    public int Receive(Span<byte> room)
    {
        if (!_answers.TryDequeue(out var answer))
            return 0;
        room[..LinkFrame.HeaderSize].Clear();
        answer.CopyTo(room[LinkFrame.HeaderSize..]);
        return LinkFrame.HeaderSize + answer.Length;
    }

    public void Clear() => _answers.Clear();

    public void Dispose()
    {
    }
}
