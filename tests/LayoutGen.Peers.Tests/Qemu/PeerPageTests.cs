using LayoutGen.Peers.Tests.Devices;
using LayoutGen.Tests;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>The published matrix is the one that the tests hold the peers against.</summary>
/// <remarks>Set LAYOUTGEN_UPDATE_GOLDENS=1 to write it anew, and read it again.</remarks>
public class PeerPageTests
{
    private static readonly string s_path = RepositoryFiles.Path("docs/peers.md");

    [Fact]
    public void Is_published()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable("LAYOUTGEN_UPDATE_GOLDENS") == "1")
            File.WriteAllText(s_path, page);
        Assert.Equal(File.ReadAllText(s_path), page);
    }

    private static string Page() => $"""
        # Peers

        Drivers that nobody here wrote, on the devices of `emulator serve`: what they negotiate, and how they cut their buffers. Each row is
        a test that starts a virtual machine, moves data, compares what arrived on both sides, and holds the report that the emulator
        writes against the row. So the tables are what is measured, or the build fails:

        ```
        .ci/install-peers
        dotnet test tests/LayoutGen.Peers.Tests
        ```

        `R12+R42` are two descriptors that the device reads, of 12 and 42 bytes; `W`: that it writes; `IND`: in an indirect table;
        `17xW4096`: so many equal ones. `...`: others as well, whose sizes the traffic makes. `emulator features net MASK` names the bits of
        a mask. The virtual machines are QEMU's (7.2), without acceleration.

        ## Linux, network

        DHCP, and pings of 84 to 4000 bytes, with the echo host behind the device. The guest's own counters of frames and bytes are the
        emulator's.

        {Table(PeerMatrix.LinuxNet)}

        ## Linux, network, TCP

        8 MiB to the guest and 4 MiB from it through a TAP interface, with the same checksums. Checksums and segments are left to the other
        side in both directions, so that buffers have 64 KiB.

        {Table(PeerMatrix.LinuxTcp)}

        What limits it is the virtual processor. With 256 MiB each way, the emulator used 0.4 to 0.7 s of a processor for what came down and
        0.2 to 0.5 s for what went up, and QEMU three times as much, in 1.8 to 3.2 s and 1.2 to 2.3 s: 80 to 220 MiB in a second, on two
        processors that had other work too. Rings and framing make no difference that is larger than that noise.

        ## Linux, block

        The guest reads 4 MiB and writes 2 MiB, and both sides have the same checksums.

        {Table(PeerMatrix.LinuxBlk)}

        ## SeaBIOS and GRUB, then Linux, block

        A PC boots from the device: firmware and boot loader read kernel and file system, then the kernel takes the device over and uses it
        as above. One boot, two drivers, two set-ups of the queue, and with packed rings two ring formats.

        {Table(PeerMatrix.Disk)}

        ## Linux, entropy

        16 KiB from `/dev/hwrng`, which gzip does not make shorter.

        {Table(PeerMatrix.LinuxRng)}

        ## iPXE, network

        A lease and the name of a boot file.

        {Table(PeerMatrix.Ipxe)}

        ## SLOF, network, on a big-endian machine

        The same. On the legacy interface rings and headers are big-endian (virtio 1.4, 2.7.3).

        {Table(PeerMatrix.Slof)}

        {DevicePage.Text}

        ## What surprised us

        - **Linux merges receive buffers where it must not.** On a legacy device without `ANY_LAYOUT` it posts one descriptor, `W1528`,
          where virtio 1.4, 5.1.6.6 wants the header in one of its own; what it sends it does cut as that says. A device that finds headers
          by descriptor would not work with Linux.
        - **Linux separates where it may merge.** If it takes segments of 64 KiB without mergeable buffers, the header has a descriptor of
          its own (`W12+W4064+17xW4096`), on a modern device too.
        - **Firmware always separates**, on a modern device too, and negotiates next to nothing: iPXE and SLOF `VERSION_1` alone, SeaBIOS
          three more bits of the block device that say its limits.
        - **Firmware leaves traces.** SeaBIOS reads the first sector of a disk (`R16+W512+W1`) though it boots something else, so a device
          sees two drivers in each boot.
        - **A legacy block device never has `ANY_LAYOUT`**: QEMU does not pass it on, though it does for a network device.
        - **SeaBIOS does not take packed rings**; Linux takes them in the same boot.
        - **QEMU's packed rings have no flag `WRITE` in what the device has used**, without which the length there means nothing (virtio
          1.4, 2.8.4). Drivers believe the length nevertheless, and so does ours where it can be meant.
        - **QEMU offers `ANY_LAYOUT` for a legacy block device after all**, if the device has a modern interface too.
        - QEMU 7.2 crashes when a network device over vhost-user has MSI-X and there is no acceleration: `vectors=0` avoids that.

        This page is made by a test: `LAYOUTGEN_UPDATE_GOLDENS=1 dotnet test tests/LayoutGen.Peers.Tests --filter PeerPageTests`

        """.ReplaceLineEndings("\n");

    private static string Table(IReadOnlyList<PeerRow> rows) => string.Join('\n',
        [
            "| mode | device | driver | features | ring | order | header | buffers |",
            "|---|---|---|---|---|---|---:|---|",
            .. rows.SelectMany(row => row.Generations.Select((generation, index) => Row(row, generation, isFirst: index == 0))),
        ]);

    private static string Row(PeerRow row, PeerGeneration generation, bool isFirst)
    {
        var device = $"`{row.Options}`{(row.Off.Length > 0 ? $", off: {row.Off.Replace(",", ", ", StringComparison.Ordinal)}" : "")}";
        return $"| {(isFirst ? row.Mode : "")} | {(isFirst ? device : "")} | {generation.Driver} | `{generation.Features}` " +
            $"| {generation.Ring} | {generation.ByteOrder} | {generation.HeaderSize} " +
            $"| {string.Join("; ", generation.Queues.Select(queue => $"{queue.Name}: `{queue.Shapes}`"))} |";
    }
}
