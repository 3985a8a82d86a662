namespace LayoutGen.Tests;

/// <summary>Something outside the project that a test compares it with.</summary>
internal enum Peer
{
    /// <summary>The C compiler, and the headers of the Linux kernel.</summary>
    Gcc,

    /// <summary>What NativeAOT links with, and the disassembler.</summary>
    NativeAot,

    /// <summary>The daemon that serves a virtual machine monitor's disks to others.</summary>
    StorageDaemon,

    /// <summary>The file system daemon of a virtual machine monitor.</summary>
    FileSystemDaemon,

    /// <summary>DPDK, whose test tool serves a network device.</summary>
    DpdkVhost,

    /// <summary>The virtual machine monitor, with the network boot firmware that comes with it.</summary>
    Qemu,

    /// <summary>The same, with a Linux kernel to boot and the programs of a shell.</summary>
    LinuxGuest,

    /// <summary>The same, and the right to make TAP interfaces.</summary>
    NetworkedGuest,

    /// <summary>The same without that, but with a boot loader that starts the kernel from a disk.</summary>
    BootLoader,

    /// <summary>DPDK's test tool, and the right to make TAP interfaces.</summary>
    Dpdk,

    /// <summary>The virtual machine monitor for a big-endian machine, with the machine's firmware.</summary>
    BigEndianMachine,
}
