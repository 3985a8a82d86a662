using LayoutGen;
using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using VhostUser.BackEnd;

namespace Emulator.Serving.Net;

/// <summary>The network device that is served: pairs of queues, with a link behind each.</summary>
/// <param name="offered">What is offered.</param>
/// <param name="links">The links; as many as there are pairs of queues.</param>
/// <param name="recorder">Where the books are kept.</param>
/// <param name="frames">Records the frames, or null.</param>
internal sealed class ServedNet(FeatureSet offered, IReadOnlyList<INetLink> links, ServeRecorder recorder, FrameRecorder? frames)
    : IVhostUserDevice
{
    /// <summary>All that the device can do with any link: it takes any frame, and sends none that the driver must work on.</summary>
    public static readonly FeatureSet Supported = FeatureOffer.OfAllDevices.With(
        NetFeature.Csum, NetFeature.HostTso4, NetFeature.HostTso6, NetFeature.HostEcn, NetFeature.HostUfo, NetFeature.MrgRxBuf);

    /// <summary>What it can do beside that with a link to a network stack, which leaves checksums and segments to the driver.</summary>
    public static readonly FeatureSet SupportedWithTap = Supported.With(
        NetFeature.GuestCsum, NetFeature.GuestTso4, NetFeature.GuestTso6, NetFeature.GuestEcn);

    private readonly NetPair[] _pairs = [.. links.Select(link => new NetPair(link, frames))];

    public FeatureTable Features => NetFeature.Table;

    public FeatureSet Offered => links.Count > 1 ? offered.With(NetFeature.Mq) : offered;

    public FeatureSet KeptByFrontEnd => FeatureSet.Of(NetFeature.CtrlVq);

    public int QueueCount => 2 * links.Count;

    public void Reset()
    {
        foreach (var pair in _pairs)
            pair.Clear();
    }

    public IServedQueue OpenQueue(int index, DeviceQueueSetup setup, NegotiatedFeatures features, Action interrupt)
    {
        // Queues 2n receive, queues 2n + 1 transmit (virtio 1.4, 5.1.2).
        var (pair, number) = (_pairs[index / 2], index / 2);
        return index % 2 == 0
            ? new NetReceiveQueue(pair, recorder.Record(index, $"rx{number}"), setup, features, interrupt)
            : new RequestQueue<NetTxPacket.DeviceSide>(
                NetTxPacket.OpenDeviceQueue<NativeSharedMemory>(setup, features),
                new NetTransmitter(pair),
                recorder.Record(index, $"tx{number}"),
                interrupt);
    }
}
