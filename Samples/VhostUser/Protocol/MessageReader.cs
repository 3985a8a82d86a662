using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using VhostUser.Sockets;

namespace VhostUser.Protocol;

/// <summary>Puts messages together from what arrives, however it is cut, and never reads into the next one.</summary>
/// <param name="socket">Where from.</param>
public sealed class MessageReader(MessageSocket socket) : IDisposable
{
    /// <summary>More than any message that is known here has: eight regions of memory take 264 bytes.</summary>
    public const int MaxPayload = 512;

    private readonly byte[] _buffer = new byte[MessageHeader.Size + MaxPayload];
    private readonly List<SafeFileHandle> _files = [];
    private int _filled;

    /// <summary>Whether the peer has left.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Reads a message, if one has arrived as a whole.</summary>
    /// <param name="message">The message, to be disposed.</param>
    /// <returns>False if it has not, or the peer has left.</returns>
    /// <exception cref="VhostUserException">The message is longer than any, or too many files came with it.</exception>
    public bool TryRead([NotNullWhen(true)] out Message? message)
    {
        message = null;
        while (_filled < Expected())
        {
            var received = socket.Receive(_buffer.AsSpan(_filled, Expected() - _filled), _files);
            IsAtEnd = received == 0;
            if (received is null or 0)
                return false;
            _filled += received.Value;
        }

        message = new(Header, _buffer[MessageHeader.Size.._filled], [.. _files]);
        _files.Clear();
        _filled = 0;
        return true;
    }

    /// <summary>Closes the files of a message that never became whole.</summary>
    public void Dispose() => _files.ForEach(file => file.Dispose());

    private MessageHeader Header => MemoryMarshal.Read<MessageHeader>(_buffer);

    private int Expected()
    {
        if (_filled < MessageHeader.Size)
            return MessageHeader.Size;
        return Header.PayloadSize <= MaxPayload
            ? MessageHeader.Size + (int)Header.PayloadSize
            : throw new VhostUserException($"Message {Header.Request} announces {Header.PayloadSize} bytes, more than {MaxPayload}.");
    }
}
