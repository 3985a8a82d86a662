using Driver.Devices;
using Driver.Pci;
using Driver.Qtest;
using LayoutGen.Devices;
using LayoutGen.Tests;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>The sample driver on QEMU's devices, on PCI.</summary>
public class QemuDeviceTests
{
    private const string Mac = "52:54:00:12:34:56";
    private const int Sectors = 4096;

    // virtio 1.4, chapter 5.
    private const int NetType = 1;
    private const int BlkType = 2;
    private const int RngType = 4;

    public static TheoryData<string> Net => [.. DeviceMatrix.QemuNet.Select(row => row.Mode)];

    public static TheoryData<string> Blk => [.. DeviceMatrix.QemuBlk.Select(row => row.Mode)];

    public static TheoryData<string> Rng => [.. DeviceMatrix.QemuRng.Select(row => row.Mode)];

    public static TheoryData<string> BigEndianNet => [.. DeviceMatrix.BigEndianNet.Select(row => row.Mode)];

    [PeerTheory(Peer.Qemu)]
    [MemberData(nameof(Net))]
    public void Frames_are_sent_and_received(string mode)
    {
        using var wire = new Wire();
        var row = DeviceMatrix.QemuNet.Single(row => row.Mode == mode);
        using var transport = Connect(new PcHost(NetDevice(wire, row)), row, NetType);
        MoveFrames(row, wire, transport);
        // There was nothing to receive for a while.
        Assert.InRange(transport.Interruptions, 1, int.MaxValue);
    }

    [PeerTheory(Peer.BigEndianMachine)]
    [MemberData(nameof(BigEndianNet))]
    public void Frames_are_sent_and_received_on_a_big_endian_machine(string mode)
    {
        using var wire = new Wire();
        var row = DeviceMatrix.BigEndianNet.Single(row => row.Mode == mode);
        using var transport = Connect(new PowerHost(NetDevice(wire, row)), row, NetType);
        MoveFrames(row, wire, transport);
    }

    [PeerTheory(Peer.Qemu)]
    [MemberData(nameof(Blk))]
    public void Sectors_are_read_and_written(string mode)
    {
        var row = DeviceMatrix.QemuBlk.Single(row => row.Mode == mode);
        using var image = new ImageFile(Sectors * BlkDriver.SectorSize);
        string[] device =
            ["-drive", $"file={image.Location},if=none,id=disk,format=raw", "-device", $"virtio-blk-pci,drive=disk,{row.Device}"];
        using var transport = Connect(new PcHost(device), row, BlkType);
        using var driver = new BlkDriver(transport, row.Settings);
        BlkTraffic.Check(driver, image);
        row.Check(driver.Features, transport);
    }

    [PeerTheory(Peer.Qemu)]
    [MemberData(nameof(Rng))]
    public void Random_bytes_are_read(string mode)
    {
        var row = DeviceMatrix.QemuRng.Single(row => row.Mode == mode);
        using var transport = Connect(new PcHost(["-device", $"virtio-rng-pci,{row.Device}"]), row, RngType);
        using var driver = new RngDriver(transport, row.Settings, size: 1024);
        RandomBytes.Check(driver.Read(RandomBytes.Count));
        row.Check(driver.Features, transport);
    }

    private static string[] NetDevice(Wire wire, DeviceRow row) =>
        [.. wire.Network("net"), "-device", $"virtio-net-pci,netdev=net,romfile=,mac={Mac},{row.Device}"];

    private static WatchedTransport Connect(QemuHost host, DeviceRow row, int type) =>
        new(VirtioPciTransport.Connect(host, row.IsLegacy, type));

    private static void MoveFrames(DeviceRow row, Wire wire, WatchedTransport transport)
    {
        using var driver = new Driver.Devices.NetDriver(transport, row.Settings);
        Assert.Equal(Mac, string.Join(':', driver.Mac.Select(part => $"{part:x2}")));
        NetTraffic.Check(driver, wire);
        row.Check(driver.Features, transport);
        row.Judge(driver.Features, transport);
    }
}
