using LayoutGen.Devices;

namespace Emulator.Serving.Net;

/// <summary>The transmitting end of the served network device: it reads frames, and hands them to the pair.</summary>
internal sealed class NetTransmitter(NetPair pair) : IRequestHandler<NetTxPacket.DeviceSide>
{
    private const int LargestFrame = 65_550;

    private readonly byte[] _frame = new byte[LargestFrame];

    public int? Handle(NetTxPacket.DeviceSide packet)
    {
        if (!packet.TryRead(_frame, out var length))
            return null;
        pair.Take(_frame.AsSpan(0, length));
        return length;
    }

    public void Rest() => pair.Receive?.Run();
}
