using System.Diagnostics;

namespace LayoutGen.Tests;

/// <summary>What a peer is called, how to see whether it is there, and what to do if it is not.</summary>
internal sealed record PeerRequirement(string Name, Func<bool> IsMet, string Remedy)
{
    /// <summary>Why a test cannot run; null if it can.</summary>
    public string? Complaint => IsMet() ? null : $"There is no {Name} here: {Remedy}.";

    public static PeerRequirement Of(Peer peer) => peer switch
    {
        Peer.Gcc => new(
            "C compiler with the kernel's headers",
            () => IsOnPath("gcc") && File.Exists("/usr/include/linux/virtio_net.h"),
            "apt-get install gcc libc6-dev linux-libc-dev"),
        Peer.NativeAot => new(
            "linker for NativeAOT, with a disassembler",
            () => OperatingSystem.IsLinux() && IsOnPath("gcc") && IsOnPath("objdump"),
            "apt-get install gcc libc6-dev zlib1g-dev binutils"),
        Peer.StorageDaemon => new(
            "QEMU storage daemon",
            () => IsOnPath("qemu-storage-daemon"),
            "apt-get install qemu-system-common"),
        Peer.FileSystemDaemon => new(
            "virtiofsd of QEMU",
            () => File.Exists("/usr/lib/qemu/virtiofsd"),
            "apt-get install qemu-system-common"),
        Peer.DpdkVhost => new(
            "testpmd of DPDK",
            () => IsOnPath("dpdk-testpmd"),
            "apt-get install dpdk-dev"),
        Peer.Qemu => new(
            "QEMU for x86",
            () => IsOnPath("qemu-system-x86_64"),
            "apt-get install qemu-system-x86"),
        Peer.LinuxGuest => new(
            "QEMU for x86 with a Linux kernel and a static busybox",
            () => IsOnPath("qemu-system-x86_64") && IsOnPath("busybox") && Directory.GetFiles("/boot", "vmlinuz-*-cloud-amd64").Length > 0,
            "apt-get install qemu-system-x86 busybox-static linux-image-cloud-amd64"),
        Peer.NetworkedGuest => new(
            "Linux guest, or no right to make networks for it",
            () => Of(Peer.LinuxGuest).IsMet() && File.Exists("/dev/net/tun") && CanMakeNetworks(),
            "be root or allow user namespaces, have /dev/net/tun, apt-get install qemu-system-x86 busybox-static linux-image-cloud-amd64"),
        Peer.BootLoader => new(
            "GRUB for a PC's firmware, or no Linux guest that it can boot",
            () => Of(Peer.LinuxGuest).IsMet() && IsOnPath("grub-mkimage") && Directory.Exists("/usr/lib/grub/i386-pc"),
            "apt-get install grub-pc-bin qemu-system-x86 busybox-static linux-image-cloud-amd64"),
        Peer.Dpdk => new(
            "DPDK with its test tool, or no right to make networks for it",
            () => IsOnPath("dpdk-testpmd") && IsOnPath("busybox") && File.Exists("/dev/net/tun") && CanMakeNetworks(),
            "be root or allow user namespaces, have /dev/net/tun, apt-get install dpdk-dev busybox-static"),
        Peer.BigEndianMachine => new(
            "QEMU for POWER",
            () => IsOnPath("qemu-system-ppc64"),
            "apt-get install qemu-system-ppc"),
        _ => throw new ArgumentOutOfRangeException(nameof(peer), peer, "No such peer."),
    };

    private static bool CanMakeNetworks()
    {
        using var attempt = Process.Start(new ProcessStartInfo(
            "unshare", Environment.IsPrivilegedProcess ? ["--net", "true"] : ["--map-root-user", "--net", "true"])
        {
            RedirectStandardError = true,
        })!;
        attempt.WaitForExit();
        return attempt.ExitCode == 0;
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
