using LayoutGen.Peers.Tests.Devices;
using LayoutGen.Peers.Tests.FrontEnd;
using LayoutGen.Tests;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>The published matrix is the one that the tests hold the peers against.</summary>
/// <remarks>Set LAYOUTGEN_UPDATE_GOLDENS=1 to write it anew, and read it again.</remarks>
public class PeerPageTests
{
    [Fact]
    public void Is_published() => Hold("docs/peers.md", Page());

    [Fact]
    public void Its_picture_shows_the_same() => Hold("docs/peers.svg", $"{PeerPicture.Draw(PeerSections.All)}\n");

    private static void Hold(string name, string content)
    {
        var path = RepositoryFiles.Path(name);
        if (Environment.GetEnvironmentVariable("LAYOUTGEN_UPDATE_GOLDENS") == "1")
            File.WriteAllText(path, content);
        Assert.Equal(File.ReadAllText(path), content);
    }

    private static string Page() => $"""
        # Peers

        Drivers that nobody here wrote, on the devices of `emulator serve`: what they negotiate, and how they cut their buffers. Each row is
        a test: a virtual machine moves data through a device that has an emulator to itself, what arrived is compared on both sides, and
        the report that the emulator writes is held against the row. So the tables are what is measured, or the build fails:

        ```
        .ci/install-peers
        dotnet test tests/LayoutGen.Peers.Tests
        ```

        `R12+R42` are two descriptors that the device reads, of 12 and 42 bytes; `W`: that it writes; `IND`: in an indirect table;
        `17xW4096`: so many equal ones. `...`: others as well, whose sizes the traffic makes. `emulator features net MASK` names the bits of
        a mask. The virtual machines are QEMU's (7.2), without acceleration.

        ![The matrix](peers.svg)

        {string.Join("\n\n", PeerSections.All.Select(Section))}

        ## Under load

        Linux guests that ping as fast as they are answered, one frame and three, on a device with split rings and on one with packed rings
        in turn, are killed at work, one after the other; or the device under a guest is, and started again. Then every round of 100 pings
        that no outage fell into is whole, without duplicates, and the emulators have as many files open and as much memory mapped as after
        the first guest. Packed rings cannot be taken up again after the device was killed: QEMU does not know where it was.

        Twenty guests with one device each, for 300 seconds in all (`LAYOUTGEN_LOAD=300`; `dotnet test` kills two guests): 157,600 pings in
        1,576 rounds, and none lost or twice; 89 files and one mapping after the first and after the last, and 70.8 and 71.3 MB of memory.

        ## Hostile drivers

        One emulator meets them all, one after the other. A queue that breaks says why in the report; the process and the other queues go
        on, and the queue works again once it is reset. Some of this makes other devices stop: on 6 bytes to send, or 5 to receive into,
        QEMU 7.2 aborts with the virtual machine.

        {HostileTable()}

        {DevicePage.Text}

        ## What surprised us

        - **Linux merges receive buffers where it must not.** On a legacy device without `ANY_LAYOUT` it posts one descriptor, `W1528` or
          `W1536`, where virtio 1.4, 5.1.6.6 wants the header in one of its own; what it sends it does cut as that says. A device that
          finds headers by descriptor would not work with Linux.
        - **Linux separates where it may merge.** If it takes segments of 64 KiB without mergeable buffers, the header has a descriptor of
          its own (`W12+W4064+17xW4096`), on a modern device too.
        - **Firmware always separates**, on a modern device too, and negotiates next to nothing: iPXE and SLOF `VERSION_1` alone, SeaBIOS
          three more bits of the block device that say its limits.
        - **Firmware leaves traces.** SeaBIOS reads the first sector of a disk (`R16+W512+W1`) though it boots something else, so a device
          sees two drivers in each boot.
        - **A legacy block device over vhost-user never has `ANY_LAYOUT`**: QEMU does not pass it on, though it does for a network device.
        - **DPDK marks a header as writable** where a frame of several segments goes through a table of a packed ring. Its own devices do
          not look; ours stops the queue and says so. All else that DPDK does in packed rings works.
        - **DPDK never says what it negotiated with a device without `VERSION_1`**, so the device knows of no feature, and must not offer
          any that the driver would use all the same.
        - **DPDK says half of where a packed ring is taken up**: where buffers are taken from, and not where they are used.
        - **SLOF reads a disk that it has closed** when it looks for something to boot a second time: it resets the device, does not set it
          up again, and waits for each request. No device hears of that.
        - **Nobody tells a device whose configuration a big-endian driver will read**: the front-end asks for it before there is a driver,
          and passes it on as it is.
        - **SeaBIOS does not take packed rings**; Linux takes them in the same boot.
        - **QEMU's packed rings have no flag `WRITE` in what the device has used**, without which the length there means nothing (virtio
          1.4, 2.8.4). Drivers believe the length nevertheless, and so does ours where it can be meant.
        - **QEMU offers `ANY_LAYOUT` for a legacy block device after all**, if the device has a modern interface too.
        - QEMU 7.2 crashes when a network device over vhost-user has MSI-X and there is no acceleration: `vectors=0` avoids that.

        This page is made by a test: `LAYOUTGEN_UPDATE_GOLDENS=1 dotnet test tests/LayoutGen.Peers.Tests --filter PeerPageTests`

        """.ReplaceLineEndings("\n");

    private static string Section(PeerSection section) =>
        $"## {section.Title}\n\n{section.Text}\n\n{Table(section.Rows)}{(section.Remark.Length > 0 ? $"\n\n{section.Remark}" : "")}";

    private static string HostileTable() => string.Join('\n',
        [
            "| the driver | rings | the queue |",
            "|---|---|---|",
            .. HostileChains.All.Select(chain =>
                $"| {chain.Deed} | {chain.Only?.ToString().ToLowerInvariant() ?? "both"} " +
                $"| {(chain.Outcome is { } reason ? $"`{reason}`" : "goes on")} |"),
        ]);

    private static string Table(IReadOnlyList<PeerRow> rows) => string.Join('\n',
        [
            "| mode | device | driver | features | ring | order | header | buffers |",
            "|---|---|---|---|---|---|---:|---|",
            .. rows.SelectMany(row => row.Generations.Select((generation, index) => Row(row, generation, isFirst: index == 0))),
        ]);

    private static string Row(PeerRow row, PeerGeneration generation, bool isFirst)
    {
        var device =
            $"{(row.Options.Length > 0 ? $"`{row.Options}`" : "–")}{(row.Queues > 1 ? $", `queues={row.Queues}`" : "")}" +
            $"{(row.Off.Length > 0 ? $", off: {row.Off.Replace(",", ", ", StringComparison.Ordinal)}" : "")}";
        return $"| {(isFirst ? row.Mode : "")} | {(isFirst ? device : "")} | {generation.Driver} | `{generation.Features}` " +
            $"| {generation.Ring} | {generation.ByteOrder} | {generation.HeaderSize} " +
            $"| {string.Join("; ", [.. generation.Queues.Select(queue => $"{queue.Name}: `{queue.Shapes}`"), .. generation.Errors])} |";
    }
}
