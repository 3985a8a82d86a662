using Driver.Transports;
using LayoutGen;
using LayoutGen.Devices;

namespace Driver.Devices;

/// <summary>A driver of a network device (virtio 1.4, 5.1): all its pairs of queues, and its control queue if it has one.</summary>
internal sealed class NetDriver : IDisposable
{
    /// <summary>Receive offloads, which the control queue can switch (virtio 1.4, 5.1.9.5.9).</summary>
    public static readonly FeatureSet ReceiveOffloads =
        FeatureSet.Of(NetFeature.GuestCsum, NetFeature.GuestTso4, NetFeature.GuestTso6, NetFeature.GuestEcn, NetFeature.GuestUfo);

    private static readonly FeatureSet s_supported = DriverSettings.OfAllDevices | ReceiveOffloads | FeatureSet.Of(
        NetFeature.Csum, NetFeature.Mtu, NetFeature.Mac, NetFeature.MrgRxBuf, NetFeature.Status, NetFeature.CtrlVq, NetFeature.CtrlRx,
        NetFeature.CtrlMacAddr, NetFeature.CtrlGuestOffloads, NetFeature.Mq);

    private readonly List<NetPair> _pairs = [];

    /// <param name="transport">The way to the device.</param>
    /// <param name="settings">What the user wants.</param>
    /// <param name="maximumPairs">How many pairs of queues to use at most.</param>
    public NetDriver(IDeviceTransport transport, DriverSettings settings, int maximumPairs = 1)
    {
        var supported = transport.HasControlQueue ? s_supported : s_supported.Without(NetFeature.CtrlVq);
        Features = transport.Agree(NetFeature.Table, supported & ~settings.Off);
        var devicePairs = ReadConfiguration(transport);
        try
        {
            for (var pair = 0; pair < Math.Min(devicePairs, maximumPairs); pair++)
                _pairs.Add(new(transport, Features, settings, pair));
            if (Features.Has(NetFeature.CtrlVq))
                Control = new(transport, Features, settings, NetQueues.Control(Features, devicePairs));
            transport.Start();
            _pairs.ForEach(pair => pair.Fill());
            // A device uses one pair until it is told of more (virtio 1.4, 5.1.9.5.6).
            if (_pairs.Count > 1)
                Control!.SetQueuePairs(_pairs.Count);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public NegotiatedFeatures Features { get; }

    /// <summary>The device's address; one of its own making where the device has none.</summary>
    public byte[] Mac { get; private set; } = [2, 0, 0, 0, 0, 1];

    public IReadOnlyList<NetPair> Pairs => _pairs;

    /// <summary>The control queue; null where it is not negotiated.</summary>
    public NetControl? Control { get; }

    /// <summary>How the driver's buffers look, for a person.</summary>
    public IReadOnlyList<QueueSummary> Queues => [.. _pairs.SelectMany(pair => pair.Queues), .. Control?.Queues ?? []];

    public void Dispose()
    {
        _pairs.ForEach(pair => pair.Dispose());
        Control?.Dispose();
    }

    /// <returns>How many pairs of queues the device has.</returns>
    private int ReadConfiguration(IDeviceTransport transport)
    {
        var size = NetConfig.SizeFor(Features);
        if (transport.ReadConfiguration(NetConfig.Maps[0], size) is not { } bytes)
            return 1;
        var configuration = new NetConfig(bytes, Features, transport.GuestByteOrder);
        if (Features.Has(NetFeature.Mac))
            Mac = configuration.Mac.ToArray();
        return Features.Has(NetFeature.Mq) ? configuration.MaxVirtqueuePairs : 1;
    }
}
