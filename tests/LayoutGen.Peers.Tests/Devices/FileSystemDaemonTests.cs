using Driver.Transports;
using LayoutGen.Tests;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>A driver of the library's file system declarations, on QEMU's own vhost-user file system.</summary>
public class FileSystemDaemonTests
{
    private const int FileSize = 20_000;

    public static TheoryData<string> Modes => [.. DeviceMatrix.FileSystem.Select(row => row.Mode)];

    [PeerTheory(Peer.FileSystemDaemon)]
    [MemberData(nameof(Modes))]
    public void A_file_is_read(string mode)
    {
        var row = DeviceMatrix.FileSystem.Single(row => row.Mode == mode);
        var folder = Directory.CreateTempSubdirectory("shared-");
        var content = new byte[FileSize];
        new Random(1).NextBytes(content);
        File.WriteAllBytes(Path.Combine(folder.FullName, "file"), content);
        using (var daemon = new PeerProgram("/usr/lib/qemu/virtiofsd", socket =>
            [$"--socket-path={socket}", "-o", $"source={folder.FullName}", "-o", "sandbox=chroot"]))
        using (var transport = new WatchedTransport(new VhostUserTransport(daemon.Socket)))
        using (var driver = new FuseDriver(transport, row.Settings))
        {
            Assert.Equal(7u, driver.Begin().Major);
            Assert.Equal(content, driver.ReadFile("file", FileSize));
            row.Check(driver.Features, transport);
        }

        folder.Delete(recursive: true);
    }
}
