using LayoutGen.Peers.Tests.Qemu;

namespace LayoutGen.Peers.Tests.Dpdk;

/// <summary>DPDK's tool with its driver for virtio devices over vhost-user, which needs no virtual machine.</summary>
internal sealed class TestPmd : ConsoleProcess
{
    /// <param name="socket">Where the device is served.</param>
    /// <param name="options">More options of the driver.</param>
    public TestPmd(string socket, string options)
        // By lines, or what it says would come when it ends.
        : base(
            "stdbuf",
            "-oL", "dpdk-testpmd", "-l", "0-1", "--no-huge", "-m", "256", "--no-pci", "--no-telemetry",
            "--file-prefix", Path.GetFileName(Path.GetDirectoryName(socket)!),
            "--vdev", $"net_virtio_user0,path={socket},queues=1,queue_size=256,mac=52:54:00:12:34:56{(options is "" ? "" : $",{options}")}",
            "--", "-i", "--forward-mode=icmpecho", "--auto-start", "--total-num-mbufs=4096", "--nb-cores=1")
    {
    }
}
