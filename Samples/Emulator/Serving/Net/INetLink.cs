using System.Runtime.InteropServices;
using LayoutGen;

namespace Emulator.Serving.Net;

/// <summary>What is behind a pair of queues: it takes frames and has some, each with a <see cref="LinkFrame"/>'s header before it.</summary>
internal interface INetLink : IDisposable
{
    /// <summary>A file that can be read when the link has a frame; null if it has one only after it took one.</summary>
    SafeHandle? Source { get; }

    /// <summary>The driver that takes the link's frames has negotiated its features: others are not for it.</summary>
    void Serve(NegotiatedFeatures features);

    /// <summary>Takes a frame. What it cannot take is dropped, as on any wire.</summary>
    void Send(ReadOnlySpan<byte> frame);

    /// <summary>Gives a frame.</summary>
    /// <param name="room">Room for <see cref="LinkFrame.MaxSize"/> bytes.</param>
    /// <returns>The frame's bytes; 0 if there is none.</returns>
    int Receive(Span<byte> room);

    /// <summary>Drops all frames that it has.</summary>
    void Clear();
}
