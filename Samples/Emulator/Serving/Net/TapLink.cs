using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using LayoutGen;
using LayoutGen.Devices;
using Microsoft.Win32.SafeHandles;

namespace Emulator.Serving.Net;

/// <summary>A link to this machine's network stack, a TAP interface. Checksums and segments that the driver takes are left to it.</summary>
internal sealed partial class TapLink : INetLink
{
    public const int MaxNameSize = 15;

    private const int ReadWrite = 2;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x8_0000;
    private const int TryAgain = 11;
    private const int Interrupted = 4;
    private const short Tap = 2;
    private const short NoPacketInformation = 0x1000;
    private const short VnetHeader = 0x4000;
    private const short MultiQueue = 0x100;
    private const uint SetInterface = 0x4004_54CA;
    private const uint SetOffloads = 0x4004_54D0;
    private const uint SetVnetHeaderSize = 0x4004_54D8;
    private const uint SetVnetLittleEndian = 0x4004_54DC;
    private const int RequestSize = 40;

    private readonly SafeFileHandle _file;
    private Offloads _offloads;
    private bool _isGone;

    /// <param name="name">The interface's name. It is made if it is not there, and removed then with the last link.</param>
    /// <param name="isOneOfSeveral">Whether other links have the same interface: it needs to be one of several queues then.</param>
    /// <exception cref="EmulatorException">The interface cannot be had.</exception>
    public TapLink(string name, bool isOneOfSeveral)
    {
        _file = new(Open("/dev/net/tun", ReadWrite | NonBlocking | CloseOnExec), ownsHandle: true);
        var request = new byte[RequestSize];
        Encoding.ASCII.GetBytes(name, request);
        var kind = (short)(Tap | NoPacketInformation | VnetHeader | (isOneOfSeveral ? MultiQueue : 0));
        MemoryMarshal.Write(request.AsSpan(MaxNameSize + 1), kind);
        if (_file.IsInvalid ||
            Control(_file, SetInterface, ref request[0]) < 0 ||
            !TrySet(SetVnetHeaderSize, LinkFrame.HeaderSize) ||
            !TrySet(SetVnetLittleEndian, 1) ||
            !TrySet(SetOffloads, 0))
        {
            var reason = new Win32Exception(Marshal.GetLastPInvokeError()).Message;
            _file.Dispose();
            throw new EmulatorException($"{name}: no TAP interface of this name can be used. {reason}");
        }
    }

    [Flags]
    private enum Offloads
    {
        None = 0,
        Checksum = 1,
        Tcp4 = 2,
        Tcp6 = 4,
        Ecn = 8,
    }

    public SafeHandle? Source => _isGone ? null : _file;

    public void Serve(NegotiatedFeatures features)
    {
        var offloads =
            (features.Has(NetFeature.GuestCsum) ? Offloads.Checksum : Offloads.None) |
            (features.Has(NetFeature.GuestTso4) ? Offloads.Tcp4 : Offloads.None) |
            (features.Has(NetFeature.GuestTso6) ? Offloads.Tcp6 : Offloads.None) |
            (features.Has(NetFeature.GuestEcn) ? Offloads.Ecn : Offloads.None);
        if (offloads == _offloads)
            return;
        _offloads = offloads;
        // Should the kernel know less, it does the work itself.
        if (!TrySet(SetOffloads, (int)offloads))
            TrySet(SetOffloads, 0);
        Clear();
    }

    public void Send(ReadOnlySpan<byte> frame) => Write(_file, in MemoryMarshal.GetReference(frame), frame.Length);

    public int Receive(Span<byte> room)
    {
        var size = (int)Read(_file, ref MemoryMarshal.GetReference(room), room.Length);
        // An interface that was removed is readable for ever.
        _isGone |= size < 0 && Marshal.GetLastPInvokeError() is not (TryAgain or Interrupted);
        return Math.Max(size, 0);
    }

    public void Clear()
    {
        var frame = new byte[LinkFrame.MaxSize];
        while (Receive(frame) > 0)
        {
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The values of a TAP are given by their address, but for its offloads, which are given as they are.</summary>
    private bool TrySet(uint what, int value)
    {
        if (what == SetOffloads)
            return Control(_file, what, value) == 0;
        return Control(_file, what, ref MemoryMarshal.AsBytes(new Span<int>(ref value))[0]) == 0;
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeHandle file, uint request, ref byte argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeHandle file, uint request, nint argument);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(SafeHandle file, ref byte buffer, nint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(SafeHandle file, in byte buffer, nint length);
}
