using LayoutGen.Devices;

namespace Emulator.Serving.Net;

/// <summary>The transmitting end of the served network device: it reads frames, and hands them to the pair.</summary>
internal sealed class NetTransmitter(NetPair pair) : IRequestHandler<NetTxPacket.DeviceSide>
{
    private readonly byte[] _frame = new byte[LinkFrame.MaxSize];

    public int? Handle(NetTxPacket.DeviceSide packet)
    {
        if (!packet.TryRead(_frame.AsSpan(LinkFrame.HeaderSize), out var length))
            return null;
        packet.Header.CopyTo(LinkFrame.HeaderOf(_frame));
        pair.Send(_frame.AsSpan(0, LinkFrame.HeaderSize + length));
        return length;
    }

    public bool Rest() => pair.Receive?.Run() ?? false;
}
