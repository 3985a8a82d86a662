using VhostUser.Protocol;
using VhostUser.Sockets;

namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>A raw split ring of a device that we serve, which says when it breaks.</summary>
internal sealed class RawQueue : RawSplitRing, IDisposable
{
    private readonly FrontEndTransport _transport;
    private readonly int _index;
    private readonly EventFd _error = EventFd.Create();

    public RawQueue(FrontEndTransport transport, int index)
        : base(transport.Allocator, size: 16)
    {
        (_transport, _index) = (transport, index);
        Assert.Equal(0u, transport.Ask(Request.SetVringError, (ulong)index, _error.Handle));
        transport.StartQueue(index, Size, Addresses);
    }

    /// <summary>Waits until the device has used the buffer that was made available first.</summary>
    /// <returns>How many bytes it says it wrote.</returns>
    public uint WaitUntilUsed()
    {
        _transport.WaitForInterrupt(_index);
        Assert.Equal(1, UsedCount);
        return FirstWritten;
    }

    public void WaitUntilBroken() => _transport.WaitFor(_error.Handle);

    public void Dispose() => _error.Dispose();

    protected override void Notify() => _transport.Notify(_index);
}
