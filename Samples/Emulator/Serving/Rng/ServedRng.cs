using LayoutGen;
using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using VhostUser.BackEnd;

namespace Emulator.Serving.Rng;

/// <summary>The entropy device that is served (virtio 1.4, 5.4): one queue, no configuration.</summary>
/// <param name="offered">What is offered.</param>
/// <param name="recorder">Where the books are kept.</param>
internal sealed class ServedRng(FeatureSet offered, ServeRecorder recorder) : IVhostUserDevice
{
    public static readonly FeatureSet Supported = FeatureOffer.OfAllDevices;

    public FeatureTable Features => Feature.Table;

    public FeatureSet Offered => offered;

    public int QueueCount => 1;

    public IServedQueue OpenQueue(int index, DeviceQueueSetup setup, NegotiatedFeatures features, Action interrupt) =>
        new RequestQueue<EntropyPacket.DeviceSide>(
            EntropyPacket.OpenDeviceQueue<NativeSharedMemory>(setup, features),
            new RandomSource(),
            recorder.Record(index, $"request{index}"),
            interrupt);
}
