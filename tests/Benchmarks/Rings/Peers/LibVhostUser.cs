namespace LayoutGen.Benchmarks.Rings.Peers;

/// <summary>QEMU's libvhost-user, a device's side in C, with the twin's driver.</summary>
internal static class LibVhostUser
{
    public const string Name = "libvhost-user";

    public static IEnumerable<RingContender> Make(Workshop workshop, RingsOptions options)
    {
        if (options.Qemu is not { } qemu)
            throw new PeerException("unpack QEMU's source (apt-get source qemu) and say --qemu FOLDER.");
        var source = Path.Combine(qemu, "subprojects/libvhost-user");
        if (!File.Exists(Path.Combine(source, "libvhost-user.c")))
            throw new PeerException($"{source} has no libvhost-user.c: --qemu wants the folder of QEMU's source.");
        var program = workshop.Compile(
            "vhost-user", "vhost-user.c", "-O2", "-D_GNU_SOURCE", "-I", source, Path.Combine(source, "libvhost-user.c"));
        return [new(Name, work => work is { Kind: WorkKind.Ring, Format: "split", HasEventIndex: false } ? [program] : null)];
    }
}
