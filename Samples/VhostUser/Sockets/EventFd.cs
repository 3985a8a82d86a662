using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace VhostUser.Sockets;

/// <summary>A counter that one process raises and another waits for: how driver and device notify each other. No member waits.</summary>
public sealed unsafe class EventFd : IDisposable
{
    private const string Kind = "anon_inode:[eventfd]";

    private EventFd(SafeFileHandle handle) => Handle = handle;

    /// <summary>For waiting on the event, and for sending it to a peer.</summary>
    public SafeFileHandle Handle { get; }

    /// <summary>A new event.</summary>
    /// <returns>The event, not signalled.</returns>
    /// <exception cref="Win32Exception">The system has no more descriptors.</exception>
    public static EventFd Create()
    {
        var handle = new SafeFileHandle(Native.CreateEvent(0, Native.NonBlocking | Native.EventCloseOnExec), ownsHandle: true);
        return handle.IsInvalid ? throw new Win32Exception(Marshal.GetLastPInvokeError()) : new(handle);
    }

    /// <summary>Takes over what a peer sent as an event.</summary>
    /// <param name="handle">The file, owned by the event from now on, or closed.</param>
    /// <returns>The event.</returns>
    /// <exception cref="VhostUserException">It is none: waiting on it might never end, or never begin.</exception>
    public static EventFd Adopt(SafeFileHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        var kind = new FileInfo($"/proc/self/fd/{handle.DangerousGetHandle()}").LinkTarget;
        if (kind == Kind && Native.Control(handle, Native.SetFlags, Native.NonBlocking) == 0)
            return new(handle);
        handle.Dispose();
        throw new VhostUserException($"A file descriptor that must be an eventfd is {kind}.");
    }

    /// <summary>Notifies the other side. Nothing is lost if it has not seen the notification before.</summary>
    public void Signal()
    {
        var one = 1UL;
        Native.Write(Handle, &one, sizeof(ulong));
    }

    /// <summary>Takes the notifications so far.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Clear()
    {
        ulong count;
        return Native.Read(Handle, &count, sizeof(ulong)) == sizeof(ulong);
    }

    /// <summary>Closes the descriptor.</summary>
    public void Dispose() => Handle.Dispose();
}
