using System.Diagnostics;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>The Linux guests of the matrix, one for the rows of a section, and the files that they use.</summary>
public sealed class LinuxGuests : IDisposable
{
    /// <summary>
    /// What a guest does with a disk: it reads the first 4 MiB, writes half of that behind them, and discards 1 MiB behind what it wrote.
    /// </summary>
    internal const string UseDisk =
        """
        disk=/dev/$(ls block)
        echo "features $(cat features)"
        echo "serial $(cat block/*/serial)."
        dd if=$disk of=/file bs=64k count=64 2>/dev/null
        echo "read $(sha256sum </file)"
        dd if=/file of=$disk bs=64k count=32 seek=64 conv=fsync 2>/dev/null
        blkdiscard -o 6291456 -l 1048576 $disk
        """;

    // The lease comes through the first pair of queues, what is pinged through the last: a processor has its pair.
    private const string UseNet =
        """
        interface=$(ls net)
        ip link set $interface up
        taskset -c 0 udhcpc -i $interface -n -q -f -t 20 -T 1 -s /bin/true 2>&1
        ip addr add 10.0.2.15/24 dev $interface
        last=$(($(ls -d net/*/queues/rx-* | wc -l) - 1))
        taskset -c $last ping -A -W 60 -c 3 10.0.2.2
        taskset -c $last ping -A -W 60 -c 2 -s 1472 10.0.2.2
        taskset -c $last ping -A -W 60 -c 2 -s 4000 10.0.2.2
        ip link set $interface down
        cd net/*/statistics
        echo "received $(cat rx_packets) frames, $(cat rx_bytes) bytes"
        """;

    private const string UseTcp =
        """
        interface=$(ls net)
        ip link set $interface up
        ip addr add 10.0.2.15/24 dev $interface
        nc 10.0.2.2 5001 -e sh -c "cat >/down"
        echo "down $(sha256sum </down)"
        nc 10.0.2.2 5002 -e head -c 4194304 /down
        ip link set $interface down
        """;

    // Where there are no other devices, a source of entropy has the device's number.
    private const string UseRng =
        """
        echo virtio_rng.$(pwd -P | sed 's/.*virtio//') >/sys/class/misc/hw_random/rng_current
        echo "$(dd if=/dev/hwrng bs=1k count=16 2>/dev/null | gzip | wc -c) bytes"
        """;

    private readonly Dictionary<PeerRow, ImageFile> _files = [];
    private readonly Dictionary<PeerRow, Process> _receivers = [];

    public LinuxGuests()
    {
        Net = new(
            PeerMatrix.LinuxNet,
            row => new("net", "--features-off", row.Off, "--queues", $"{row.Queues}"),
            (row, socket, slot) => VirtualMachine.Net(socket, $"{row.Options},romfile=", slot, row.Queues),
            UseNet);
        Tcp = new(
            PeerMatrix.LinuxTcp,
            ServeTcp,
            (row, socket, slot) => VirtualMachine.Net(socket, $"{row.Options},romfile=", slot),
            UseTcp);
        Blk = new(
            PeerMatrix.LinuxBlk,
            row => new("blk", "--file", MakeFile(row, 8 << 20), "--features-off", row.Off),
            (row, socket, slot) => VirtualMachine.Blk(socket, row.Options, slot),
            UseDisk);
        Rng = new(
            PeerMatrix.LinuxRng,
            _ => new("rng"),
            (row, socket, slot) => VirtualMachine.Rng(socket, row.Options, slot),
            UseRng);
    }

    internal LinuxGuest Net { get; }

    internal LinuxGuest Tcp { get; }

    internal LinuxGuest Blk { get; }

    internal LinuxGuest Rng { get; }

    /// <summary>The file that is sent to guests.</summary>
    internal ImageFile Down { get; } = new(8 << 20);

    /// <summary>The file of a row: a disk, or what a guest has sent.</summary>
    internal ImageFile FileOf(PeerRow row)
    {
        Assert.True(!_receivers.TryGetValue(row, out var receiver) || receiver.WaitForExit(10_000), "The file has not arrived.");
        return _files[row];
    }

    public void Dispose()
    {
        foreach (var item in (IEnumerable<IDisposable>)[Net, Tcp, Blk, Rng, Down, .. _files.Values, .. _receivers.Values])
            item.Dispose();
    }

    private EmulatorProcess ServeTcp(PeerRow row)
    {
        var emulator = EmulatorProcess.Apart("--backend", "tap=tap0");
        using (var setUp = emulator.Start("busybox ip addr add 10.0.2.2/24 dev tap0 && busybox ip link set tap0 up"))
            setUp.WaitForExit();
        emulator.Start($"busybox nc -l -p 5001 -e busybox cat {Down.Location}").Dispose();
        _receivers.Add(row, emulator.Start($"busybox nc -l -p 5002 -e sh -c 'cat >{MakeFile(row, 0)}'"));
        return emulator;
    }

    private string MakeFile(PeerRow row, int bytes)
    {
        _files.Add(row, new(bytes));
        return _files[row].Location;
    }
}
