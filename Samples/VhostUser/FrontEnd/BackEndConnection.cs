using System.Net.Sockets;
using System.Runtime.InteropServices;
using VhostUser.Protocol;
using VhostUser.Sockets;

namespace VhostUser.FrontEnd;

/// <summary>
/// A front-end's connection to a back-end: requests, and the answers to them. Every wait ends at last, with an exception.
/// </summary>
public sealed class BackEndConnection : IDisposable
{
    private const int Patience = 60_000;

    private readonly MessageSocket _socket;
    private readonly MessageReader _reader;
    private readonly Poller _poller = new();

    /// <summary>Connects to a back-end.</summary>
    /// <param name="path">Where it listens.</param>
    /// <exception cref="VhostUserException">Nobody listens there.</exception>
    public BackEndConnection(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new VhostUserException($"{path}: no device is served there. {exception.Message}.");
        }

        _socket = new(socket);
        _reader = new(_socket);
    }

    /// <summary>Sends a request with a number that wants an answer, and waits for it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="value">The number, or null for none.</param>
    /// <param name="files">The files that go with it.</param>
    /// <returns>The answer's number; null if the back-end closes the connection instead.</returns>
    public ulong? Ask(Request request, ulong? value = null, params SafeHandle[] files) =>
        Ask(request, value is { } number ? BitConverter.GetBytes(number) : [], files);

    /// <inheritdoc cref="Ask(Request, ulong?, SafeHandle[])"/>
    /// <param name="payload">The payload.</param>
    /// <typeparam name="T">The payload's type.</typeparam>
    public ulong? Ask<T>(Request request, T payload)
        where T : unmanaged => Ask(request, MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in payload)).ToArray());

    /// <inheritdoc cref="Ask(Request, ulong?, SafeHandle[])"/>
    /// <param name="payload">The payload.</param>
    public ulong? Ask(Request request, byte[] payload, params SafeHandle[] files)
    {
        Send(request, MessageFlags.Version1 | MessageFlags.NeedReply, payload, files);
        return Answer();
    }

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="flags">Version, and whether it is to be acknowledged.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="files">The files that go with it.</param>
    public void Send(Request request, MessageFlags flags, byte[] payload, params SafeHandle[] files)
    {
        ArgumentNullException.ThrowIfNull(payload);
        Send(new(request, flags, (uint)payload.Length), payload, files);
    }

    /// <summary>Sends a message, however wrong its header is.</summary>
    /// <param name="header">The header.</param>
    /// <param name="payload">The bytes behind it.</param>
    /// <param name="files">The files that go with it.</param>
    public void Send(MessageHeader header, byte[] payload, params SafeHandle[] files)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var bytes = new byte[MessageHeader.Size + payload.Length];
        MemoryMarshal.Write(bytes, header);
        payload.CopyTo(bytes, MessageHeader.Size);
        _socket.TrySend(bytes, files);
    }

    /// <summary>Sends bytes that may be no message.</summary>
    /// <param name="bytes">The bytes.</param>
    public void SendBytes(params byte[] bytes) => _socket.TrySend(bytes);

    /// <summary>Waits for an answer of one number.</summary>
    /// <returns>The number; null if the back-end closes the connection instead.</returns>
    public ulong? Answer() => AnswerBytes() is { } bytes ? BitConverter.ToUInt64(bytes) : null;

    /// <summary>Waits for an answer.</summary>
    /// <returns>Its payload; null if the back-end closes the connection instead.</returns>
    public byte[]? AnswerBytes()
    {
        while (true)
        {
            if (_reader.TryRead(out var message))
                return message.Payload.ToArray();
            if (_reader.IsAtEnd)
                return null;
            if (!WaitFor(_socket.Handle, Patience))
                throw new VhostUserException("The back-end has not answered for a minute.");
        }
    }

    /// <summary>Waits until a file can be read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="milliseconds">How long at most.</param>
    /// <returns>False if it cannot.</returns>
    public bool WaitFor(SafeHandle file, int milliseconds)
    {
        _poller.Clear();
        var entry = _poller.Add(file);
        _poller.Wait(milliseconds);
        return _poller.IsReady(entry);
    }

    /// <summary>Leaves without a word.</summary>
    public void Dispose()
    {
        _reader.Dispose();
        _socket.Dispose();
    }
}
