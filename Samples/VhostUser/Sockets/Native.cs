using System.Runtime.InteropServices;

namespace VhostUser.Sockets;

/// <summary>The system calls that the class library does not have, in the C library's words. All native code is called from here.</summary>
internal static unsafe partial class Native
{
    public const int SocketLevel = 1;
    public const int FileRights = 1;
    public const int DontWait = 0x40;
    public const int NoSignal = 0x4000;
    public const int ControlTruncated = 0x8;
    public const int CloseOnExec = 0x4000_0000;
    public const int EventCloseOnExec = 0x8_0000;
    public const int NonBlocking = 0x800;
    public const int SetFlags = 4;
    public const int TryAgain = 11;
    public const int Interrupted = 4;
    public const short Readable = 1;

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    public static partial nint ReceiveMessage(SafeHandle socket, MessageHeader* message, int flags);

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    public static partial nint SendMessage(SafeHandle socket, MessageHeader* message, int flags);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int CreateEvent(uint count, int flags);

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateMemoryFile(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Control(SafeHandle file, int command, int argument);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(SafeHandle file, void* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeHandle file, void* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    /// <summary><c>struct msghdr</c> of 64-bit Linux.</summary>
    public struct MessageHeader
    {
        public void* Name;
        public nuint NameLength;
        public Block* Blocks;
        public nuint BlockCount;
        public void* Control;
        public nuint ControlLength;
        public int Flags;
    }

    /// <summary><c>struct iovec</c>.</summary>
    public struct Block
    {
        public void* Start;
        public nuint Length;
    }

    /// <summary><c>struct cmsghdr</c>; the data follows.</summary>
    public struct ControlHeader
    {
        public nuint Length;
        public int Level;
        public int Type;
    }

    /// <summary><c>struct pollfd</c>.</summary>
    public struct PollEntry
    {
        public int File;
        public short Events;
        public short Results;
    }
}
