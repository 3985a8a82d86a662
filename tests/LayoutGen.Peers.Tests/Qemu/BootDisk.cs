using System.Diagnostics;
using System.Formats.Tar;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>A disk that a PC's firmware boots: GRUB, and an archive with a Linux kernel in the only partition.</summary>
internal static class BootDisk
{
    /// <summary>Where the partition begins, in bytes: behind GRUB.</summary>
    public const int Partition = 2048 * Sector;

    private const int Sector = PartitionTable.Sector;
    private const byte LinuxPartition = 0x83;
    private const string Modules = "/usr/lib/grub/i386-pc";

    /// <summary>Writes a disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="script">What the guest does.</param>
    /// <param name="commandLine">The kernel's command line.</param>
    public static void Write(string path, string script, string commandLine)
    {
        var folder = Directory.CreateTempSubdirectory("grub-");
        var (core, setup, initramfs) = (In("core.img"), In("setup.cfg"), In("initramfs"));
        File.WriteAllText(setup, $"linux (hd0,msdos1)/vmlinuz {commandLine}\ninitrd (hd0,msdos1)/initramfs\nboot\n");
        using (var grub = Process.Start(
            "grub-mkimage",
            [
                "-O", "i386-pc", "-d", Modules, "-o", core, "-p", "(hd0,msdos1)", "-c", setup,
                "biosdisk", "part_msdos", "tar", "linux", "boot",
            ]))
        {
            grub.WaitForExit();
            Assert.Equal(0, grub.ExitCode);
        }

        Initramfs.Write(initramfs, script);
        using (var disk = File.Create(path))
        {
            // What lies in the first sector loads the second one and, with that, the rest of GRUB.
            disk.Write(File.ReadAllBytes($"{Modules}/boot.img").AsSpan(0, 446));
            disk.Position = Sector;
            disk.Write(File.ReadAllBytes(core));
            Assert.InRange(disk.Position, Sector, Partition);
            disk.Position = Partition;
            using (var archive = new TarWriter(disk, TarEntryFormat.Ustar, leaveOpen: true))
            {
                archive.WriteEntry(Initramfs.Kernel, "vmlinuz");
                archive.WriteEntry(initramfs, "initramfs");
            }

            disk.SetLength((disk.Length + 0xFFFFF) & ~0xFFFFF);
            PartitionTable.Write(
                disk, status: 0, LinuxPartition, Partition / Sector, (int)((disk.Length - Partition) / Sector));
        }

        folder.Delete(recursive: true);

        string In(string name) => Path.Combine(folder.FullName, name);
    }
}
