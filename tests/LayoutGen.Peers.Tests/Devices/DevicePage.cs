namespace LayoutGen.Peers.Tests.Devices;

/// <summary>The part of the published matrix that is about devices.</summary>
internal static class DevicePage
{
    public static string Text => $"""
        ## Devices that our driver drives

        The other way round: `Samples/Driver` on devices that nobody here wrote. Each row is a test that moves data both ways and compares
        it. No device says if a driver cuts its buffers as it must not, so the rings are read by somebody else as well, who knows the
        specification and none of the library: the cuts below are what stood in the rings, in the order of their appearance. QEMU's devices
        (7.2) are used on PCI through its protocol for tests, with the machine's memory shared as a file; they interrupt by MSI-X, where the
        row does not say otherwise.

        ### QEMU, network

        Frames of 42, 98 and 1514 bytes each way, one of 4000 bytes in three buffers where buffers are mergeable, two tables of addresses,
        and what those filter.

        {Table(DeviceMatrix.QemuNet)}

        ### QEMU, network, on a big-endian machine

        The same on POWER, with interrupts seen in the status register. On the legacy interface rings, headers and commands are
        big-endian.

        {Table(DeviceMatrix.BigEndianNet)}

        ### QEMU, network, on a TAP interface

        Behind it is the kernel's network stack, which has as many queues as the device and leaves work to who says that he does it.
        Pings on each of two pairs of queues; and datagrams, which come without a checksum until a command says that the driver does
        not take them so, and again after another command. Modern, packed and legacy.

        ### QEMU, block

        Reads, writes and a flush. With one queue, the device is reset and set up anew when another kind of request comes.

        {Table(DeviceMatrix.QemuBlk)}

        ### QEMU, entropy

        10 KiB.

        {Table(DeviceMatrix.QemuRng)}

        ### qemu-storage-daemon, block, over vhost-user

        The same as with QEMU's.

        {Table(DeviceMatrix.StorageDaemon)}

        ### virtiofsd, file system, over vhost-user

        A file of 20 000 bytes is found, opened and read in requests of FUSE.

        {Table(DeviceMatrix.FileSystem)}

        ### DPDK 22.11, network, over vhost-user

        ARP and 100 pings, which testpmd answers. It polls, and has written into the descriptors of a packed ring before anybody else
        can have read them.

        {Table(DeviceMatrix.Dpdk)}

        ### What QEMU's network device says to a driver's mistakes

        On both interfaces. A modern device says that it needs a reset; a legacy one has no way to. After a reset both work again.

        | queue | buffer | QEMU |
        |---|---|---|
        {string.Join('\n', MalformedChain.All.Select(Row))}
        """;

    private static string Row(MalformedChain chain) =>
        $"| {(chain.Queue == 0 ? "receive" : "transmit")} | {chain.What} " +
        $"| {(chain.Aborts ? "aborts: an assertion " : "")}`{chain.Complaint}` |";

    private static string Table(IReadOnlyList<DeviceRow> rows) => string.Join('\n',
        [
            "| mode | device | features | header | buffers |",
            "|---|---|---|---:|---|",
            .. rows.Select(row =>
                $"| {row.Mode} | {(row.Device.Length > 0 ? $"`{row.Device}`" : "")} | `{row.Features}` | {row.HeaderSize} " +
                $"| {string.Join("; ", row.Queues.Select(queue => $"{queue.Name}: `{queue.Shapes}`"))} |"),
        ]);
}
