using Driver.Devices;
using Driver.Transports;
using LayoutGen.Tests;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>The sample driver on QEMU's own vhost-user block device.</summary>
public sealed class StorageDaemonTests
{
    private const int Sectors = 4096;

    public static TheoryData<string> Modes => [.. DeviceMatrix.StorageDaemon.Select(row => row.Mode)];

    [PeerTheory(Peer.StorageDaemon)]
    [MemberData(nameof(Modes))]
    public void Sectors_are_read_and_written(string mode)
    {
        var row = DeviceMatrix.StorageDaemon.Single(row => row.Mode == mode);
        using var image = new ImageFile(Sectors * BlkDriver.SectorSize);
        using (var daemon = Serve(image, row))
        using (var transport = new WatchedTransport(new VhostUserTransport(daemon.Socket)))
        using (var driver = new BlkDriver(transport, row.Settings))
        {
            BlkTraffic.Check(driver, image);
            row.Check(driver.Features, transport);
        }
    }

    private static PeerProgram Serve(ImageFile image, DeviceRow row) => new(
        "qemu-storage-daemon",
        socket =>
        [
            "--blockdev", $"driver=file,filename={image.Location},node-name=file",
            "--export", $"type=vhost-user-blk,id=export,node-name=file,addr.type=unix,addr.path={socket},writable=on,{row.Device}",
        ]);
}
