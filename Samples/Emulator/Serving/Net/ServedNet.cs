using LayoutGen;
using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using VhostUser.BackEnd;

namespace Emulator.Serving.Net;

/// <summary>The network device that is served: pairs of queues, with a host behind each that answers.</summary>
/// <param name="offered">What is offered.</param>
/// <param name="pairs">How many pairs of queues there are.</param>
/// <param name="recorder">Where the books are kept.</param>
/// <param name="frames">Records the frames, or null.</param>
internal sealed class ServedNet(FeatureSet offered, int pairs, ServeRecorder recorder, FrameRecorder? frames) : IVhostUserDevice
{
    /// <summary>All that the device can do: it takes any frame, and sends none that the driver must work on.</summary>
    public static readonly FeatureSet Supported = FeatureOffer.OfAllDevices.With(
        NetFeature.Csum, NetFeature.HostTso4, NetFeature.HostTso6, NetFeature.HostEcn, NetFeature.HostUfo);

    private readonly NetPair[] _pairs = [.. Enumerable.Range(0, pairs).Select(_ => new NetPair(frames))];

    public FeatureTable Features => NetFeature.Table;

    public FeatureSet Offered => pairs > 1 ? offered.With(NetFeature.Mq) : offered;

    public FeatureSet KeptByFrontEnd => FeatureSet.Of(NetFeature.CtrlVq);

    public int QueueCount => 2 * pairs;

    public void Reset()
    {
        foreach (var pair in _pairs)
            pair.Waiting.Clear();
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
