using LayoutGen.Peers.Tests.Dpdk;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>The matrix in the order in which it is published.</summary>
internal static class PeerSections
{
    public static IReadOnlyList<PeerSection> All { get; } =
    [
        new(
            "Linux, network",
            """
            DHCP, and pings of 84 to 4000 bytes, with the echo host behind the device. The guest's own counters of frames and bytes are
            the emulator's.
            """,
            PeerMatrix.LinuxNet),
        new(
            "Linux, network, TCP",
            """
            8 MiB to the guest, and half of them back, through a TAP interface. Checksums and segments are left to the other side in both
            directions: frames of 64 KiB come in one buffer of as many bytes, or in many mergeable ones.
            """,
            PeerMatrix.LinuxTcp,
            """
            What limits it is the virtual processor. 256 MiB came down in 1.6 to 3.4 s and went up in 1.9 to 2.4 s, 75 to 160 MiB in a
            second. Of these, its thread computed for 1.0 to 1.8 s and 1.5 to 1.8 s, the rest of QEMU for 0.2 to 0.4 s, and the emulator
            for 0.5 to 0.7 s. From one process of the guest to another, without any device, the same takes 3.4 to 4.1 s. Rings, framing
            and mergeable buffers make no difference that is larger than what two runs differ.
            """),
        new(
            "Linux, block",
            """
            The guest reads 4 MiB, writes half of them to another place and discards 1 MiB. Both sides have the same checksum of what was
            read, and the disk is what that makes of it.
            """,
            PeerMatrix.LinuxBlk),
        new(
            "SeaBIOS and GRUB, then Linux, block",
            """
            A PC boots from the device: firmware and boot loader read kernel and file system, then the kernel takes the device over and
            uses it as above. One boot, two drivers, two set-ups of the queue, and with packed rings two ring formats.
            """,
            PeerMatrix.Disk),
        new(
            "Linux, entropy",
            """
            16 KiB from `/dev/hwrng`, which gzip does not make shorter.
            """,
            PeerMatrix.LinuxRng),
        new(
            "iPXE, network",
            """
            A lease and the name of a boot file.
            """,
            PeerMatrix.Ipxe),
        new(
            "SLOF, network, on a big-endian machine",
            """
            The same. On the legacy interface rings and headers are big-endian (virtio 1.4, 2.7.3).
            """,
            PeerMatrix.Slof),
        new(
            "SLOF, block, on a big-endian machine",
            """
            The firmware loads a program of 64 KiB, which says the hash of all that was loaded. What legacy drivers read of the
            configuration is big-endian, too: `--big-endian`.
            """,
            PeerMatrix.SlofBlk),
        new(
            "DPDK, network",
            """
            DPDK's driver needs no virtual machine: it is a front-end itself. It answers pings that come through a TAP interface, and
            sends a burst of frames in three segments. The options are the driver's.
            """,
            DpdkMatrix.Driver),
    ];
}
