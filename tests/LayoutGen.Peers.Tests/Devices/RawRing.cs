using Driver.Transports;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>A raw split ring of another program's device.</summary>
internal sealed class RawRing : RawSplitRing
{
    private readonly IDeviceTransport _transport;
    private readonly int _index;

    public RawRing(IDeviceTransport transport, int index)
        : base(transport.Allocator, transport.ChooseQueueSize(index, 16))
    {
        (_transport, _index) = (transport, index);
        transport.StartQueue(index, Size, Addresses);
    }

    protected override void Notify() => _transport.Notify(_index);
}
