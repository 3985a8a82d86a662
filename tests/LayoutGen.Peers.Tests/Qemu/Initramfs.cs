using System.Globalization;
using System.Text;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>The file system that a Linux guest starts from: busybox, the modules of virtio, and a script that is all it runs.</summary>
internal static class Initramfs
{
    /// <summary>What the kernel is started with.</summary>
    public const string CommandLine = "console=ttyS0 quiet panic=-1 ipv6.disable=1";

    private const string Busybox = "/bin/busybox";
    private const int Executable = 0x81ED;
    private const int Folder = 0x41ED;

    // In this order, because each needs those before it.
    private static readonly string[] s_modules =
    [
        "virtio_ring", "virtio", "virtio_pci_legacy_dev", "virtio_pci_modern_dev", "virtio_pci", "failover", "net_failover", "virtio_net",
        "virtio_blk", "virtio-rng",
    ];

    /// <summary>The kernel.</summary>
    public static string Kernel => Directory.GetFiles("/boot", "vmlinuz-*-cloud-amd64").Order(StringComparer.Ordinal).Last();

    /// <summary>Writes a file system.</summary>
    /// <param name="path">The file.</param>
    /// <param name="script">What the guest does when the modules are loaded; busybox's programs are there. It ends with the guest.</param>
    public static void Write(string path, string script)
    {
        var modules = $"/lib/modules/{Path.GetFileName(Kernel)["vmlinuz-".Length..]}";
        using var archive = File.Create(path);
        foreach (var folder in new[] { "bin", "proc", "sys", "dev", "modules" })
            Append(archive, folder, Folder, []);
        Append(archive, "bin/busybox", Executable, File.ReadAllBytes(FindBusybox()));
        foreach (var module in s_modules)
            Append(
                archive,
                $"modules/{module}.ko",
                Executable,
                File.ReadAllBytes(Directory.GetFiles(modules, $"{module}.ko", SearchOption.AllDirectories).Single()));
        Append(archive, "init", Executable, Encoding.ASCII.GetBytes(
            $"""
            #!{Busybox} sh
            {Busybox} --install -s /bin
            export PATH=/bin
            mount -t proc none /proc
            mount -t sysfs none /sys
            mount -t devtmpfs none /dev
            for module in {string.Join(' ', s_modules)}; do insmod /modules/$module.ko; done
            {script}
            poweroff -f

            """.ReplaceLineEndings("\n")));
        Append(archive, "TRAILER!!!", 0, []);
    }

    private static string FindBusybox() => Environment.GetEnvironmentVariable("PATH")!
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "busybox"))
        .First(File.Exists);

    // The "newc" format of cpio: thirteen hexadecimal numbers, name and content, each padded to four bytes.
    private static void Append(Stream archive, string name, int mode, byte[] content)
    {
        int[] fields = [0, mode, 0, 0, 1, 0, content.Length, 0, 0, 0, 0, name.Length + 1, 0];
        var numbers = string.Concat(fields.Select(field => field.ToString("x8", CultureInfo.InvariantCulture)));
        archive.Write(Encoding.ASCII.GetBytes($"070701{numbers}{name}\0"));
        Pad(archive);
        archive.Write(content);
        Pad(archive);
    }

    private static void Pad(Stream archive) => archive.Write(new byte[-archive.Position & 3]);
}
