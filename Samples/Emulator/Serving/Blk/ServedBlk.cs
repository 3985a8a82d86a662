using LayoutGen;
using LayoutGen.Devices;
using LayoutGen.Memory;
using LayoutGen.Queues;
using VhostUser.BackEnd;

namespace Emulator.Serving.Blk;

/// <summary>The block device that is served (virtio 1.4, 5.2): a file.</summary>
/// <param name="offered">What is offered.</param>
/// <param name="queues">How many queues there are.</param>
/// <param name="image">The file.</param>
/// <param name="recorder">Where the books are kept.</param>
/// <param name="guestByteOrder">
/// The byte order of a legacy driver's configuration. The front-end asks for the configuration before there is a driver, and passes it on
/// as it is; the order of the queues it says itself.
/// </param>
internal sealed class ServedBlk(
    FeatureSet offered, int queues, BlkImage image, ServeRecorder recorder, ByteOrder guestByteOrder = ByteOrder.LittleEndian)
    : IVhostUserDevice
{
    private static readonly FeatureSet s_supported = FeatureOffer.OfAllDevices.With(
        BlkFeature.SizeMax, BlkFeature.SegMax, BlkFeature.BlkSize, BlkFeature.Flush, BlkFeature.Discard, BlkFeature.WriteZeroes);

    public FeatureTable Features => BlkFeature.Table;

    public FeatureSet Offered => offered;

    public int QueueCount => queues;

    public ReadOnlyMemory<byte> Configuration { get; } = Configure(offered, queues, image, guestByteOrder);

    /// <summary>All that the device can do.</summary>
    public static FeatureSet Supported(int queues, BlkImage image)
    {
        var supported = image.IsReadOnly ? s_supported.With(BlkFeature.Ro) : s_supported;
        return queues > 1 ? supported.With(BlkFeature.Mq) : supported;
    }

    public IServedQueue OpenQueue(int index, DeviceQueueSetup setup, NegotiatedFeatures features, Action interrupt) =>
        new RequestQueue<BlkRequestPacket.DeviceSide>(
            BlkRequestPacket.OpenDeviceQueue<NativeSharedMemory>(setup, features),
            new BlkRequests(image, features),
            recorder.Record(index, $"request{index}"),
            interrupt);

    /// <summary>The configuration has all that the offer speaks of: the front-end asks for it before the driver negotiates.</summary>
    private static byte[] Configure(FeatureSet offered, int queues, BlkImage image, ByteOrder guestByteOrder)
    {
        var all = BlkFeature.Table.Accept(new(offered), offered);
        var bytes = new byte[BlkConfig.SizeFor(all)];
        var config = new BlkConfig(bytes, all, guestByteOrder) { Capacity = image.Sectors };
        if (config.HasSizeMax)
            config.SizeMax = BlkLimits.SegmentSize;
        if (config.HasSegMax)
            config.SegMax = BlkLimits.Segments;
        if (config.HasBlkSize)
            config.BlkSize = BlkImage.SectorSize;
        if (config.HasNumQueues)
            config.NumQueues = (ushort)queues;
        if (config.HasMaxDiscardSectors)
            (config.MaxDiscardSectors, config.MaxDiscardSeg, config.DiscardSectorAlignment) =
                (BlkLimits.ChangedSectors, BlkLimits.ChangedRanges, BlkLimits.DiscardAlignment);
        if (config.HasMaxWriteZeroesSectors)
            (config.MaxWriteZeroesSectors, config.MaxWriteZeroesSeg, config.WriteZeroesMayUnmap) =
                (BlkLimits.ChangedSectors, BlkLimits.ChangedRanges, 1);
        return bytes;
    }
}
