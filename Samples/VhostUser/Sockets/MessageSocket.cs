using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace VhostUser.Sockets;

/// <summary>A connected Unix socket over which file descriptors travel beside bytes (<c>SCM_RIGHTS</c>). It never waits.</summary>
/// <param name="socket">The socket, which is closed with this.</param>
public sealed unsafe class MessageSocket(Socket socket) : IDisposable
{
    // The kernel's own limit is 253; a message of vhost-user carries 8 at most.
    private const int MaxFiles = 32;

    /// <summary>For waiting on the socket.</summary>
    public SafeHandle Handle => socket.SafeHandle;

    /// <summary>Receives what has arrived.</summary>
    /// <param name="buffer">Room for the bytes; not empty.</param>
    /// <param name="files">The files that came with them are added here.</param>
    /// <returns>The number of bytes; 0 if the peer has left; null if nothing has arrived.</returns>
    /// <exception cref="VhostUserException">More files came than any message has.</exception>
    public int? Receive(Span<byte> buffer, List<SafeFileHandle> files)
    {
        var control = stackalloc byte[sizeof(Native.ControlHeader) + (MaxFiles * sizeof(int))];
        fixed (byte* start = buffer)
        {
            var block = new Native.Block { Start = start, Length = (nuint)buffer.Length };
            var message = new Native.MessageHeader
            {
                Blocks = &block,
                BlockCount = 1,
                Control = control,
                ControlLength = (nuint)(sizeof(Native.ControlHeader) + (MaxFiles * sizeof(int))),
            };
            var received = Native.ReceiveMessage(Handle, &message, Native.DontWait | Native.CloseOnExec);
            if (received < 0)
                return Marshal.GetLastPInvokeError() is Native.TryAgain or Native.Interrupted ? null : 0;
            TakeFiles(message, files);
            return (message.Flags & Native.ControlTruncated) == 0
                ? (int)received
                : throw new VhostUserException($"A message came with more than {MaxFiles} file descriptors.");
        }
    }

    /// <summary>Sends a message as a whole.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="files">The files that go with them, 8 at most.</param>
    /// <returns>False if the peer has left, or does not read what it is sent.</returns>
    public bool TrySend(ReadOnlySpan<byte> bytes, params ReadOnlySpan<SafeHandle> files)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(files.Length, MaxFiles);
        var control = stackalloc byte[sizeof(Native.ControlHeader) + (MaxFiles * sizeof(int))];
        var length = sizeof(Native.ControlHeader) + (files.Length * sizeof(int));
        *(Native.ControlHeader*)control = new() { Length = (nuint)length, Level = Native.SocketLevel, Type = Native.FileRights };
        for (var i = 0; i < files.Length; i++)
            ((int*)(control + sizeof(Native.ControlHeader)))[i] = (int)files[i].DangerousGetHandle();
        fixed (byte* start = bytes)
        {
            var block = new Native.Block { Start = start, Length = (nuint)bytes.Length };
            var message = new Native.MessageHeader { Blocks = &block, BlockCount = 1 };
            if (files.Length > 0)
            {
                message.Control = control;
                message.ControlLength = (nuint)((length + 7) & ~7);
            }

            return Native.SendMessage(Handle, &message, Native.DontWait | Native.NoSignal) == bytes.Length;
        }
    }

    /// <summary>Closes the socket.</summary>
    public void Dispose() => socket.Dispose();

    /// <summary>A file in memory, to share with a peer.</summary>
    /// <param name="length">Its length in bytes.</param>
    /// <returns>The file.</returns>
    /// <exception cref="Win32Exception">The system has no more memory or descriptors.</exception>
    public static SafeFileHandle CreateMemoryFile(long length)
    {
        var file = new SafeFileHandle(Native.CreateMemoryFile("memory", 1), ownsHandle: true);
        if (file.IsInvalid)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        RandomAccess.SetLength(file, length);
        return file;
    }

    private static void TakeFiles(Native.MessageHeader message, List<SafeFileHandle> files)
    {
        // One call of recvmsg gives one control message of rights at most.
        var header = (Native.ControlHeader*)message.Control;
        if (message.ControlLength < (nuint)sizeof(Native.ControlHeader))
            return;
        if ((header->Level, header->Type) != (Native.SocketLevel, Native.FileRights))
            return;
        var numbers = new ReadOnlySpan<int>(header + 1, ((int)header->Length - sizeof(Native.ControlHeader)) / sizeof(int));
        foreach (var number in numbers)
            files.Add(new(number, ownsHandle: true));
    }
}
