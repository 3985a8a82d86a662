namespace LayoutGen.Benchmarks.Rings.Peers;

/// <summary>What the Linux kernel has of virtio for user space.</summary>
internal static class KernelSource
{
    private const string Missing = "apt-get install linux-source-6.1 xz-utils, or say --kernel FOLDER";

    // What the peers need of a source of a gigabyte and more.
    private static readonly string[] s_parts = ["tools/virtio", "tools/include", "drivers/virtio", "drivers/vhost", "include"];

    /// <summary>The folder of the source.</summary>
    /// <exception cref="PeerException">There is none.</exception>
    public static string Find(RingsOptions options)
    {
        if (options.Kernel is { } folder)
            return Directory.Exists(Path.Combine(folder, "tools/virtio"))
                ? folder
                : throw new PeerException($"{folder} has no tools/virtio: {Missing}.");
        var archive = Directory.Exists("/usr/src") ? Directory.GetFiles("/usr/src", "linux-source-*.tar.xz").Order().LastOrDefault() : null;
        if (archive is null)
            throw new PeerException($"{Missing}.");
        var name = Path.GetFileName(archive)[..^".tar.xz".Length];
        var source = Path.Combine(Workshop.Cache, name);
        if (!Directory.Exists(Path.Combine(source, "tools/virtio")))
            Workshop.Run("tar", ["xf", archive, "-C", Workshop.Cache, .. s_parts.Select(part => $"{name}/{part}")]);
        return source;
    }
}
