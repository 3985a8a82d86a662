namespace LayoutGen.Benchmarks.Rings.Peers;

/// <summary>The kernel's driver, <c>virtio_ring.c</c>, with its device, <c>vringh</c>, in user space through <c>tools/virtio</c>.</summary>
internal static class KernelDriver
{
    public const string Name = "virtio_ring.c, vringh";

    public static IEnumerable<RingContender> Make(Workshop workshop, RingsOptions options)
    {
        var source = KernelSource.Find(options);
        string Of(string path) => Path.Combine(source, path);
        // The flags of their Makefile, and a macro that it lacks since the kernel's ring has it. The device knows split rings only.
        var program = workshop.Compile("vringh", "vringh.c",
        [
            "-O2", "-Wno-pointer-sign", "-fno-strict-overflow", "-fno-common", "-U_FORTIFY_SOURCE", "-Ddata_race(x)=(x)",
            "-I", Path.GetDirectoryName(Workshop.Native("harness.h"))!,
            .. new[] { "tools/virtio", "tools/include", "usr/include" }.SelectMany(path => (string[])["-I", Of(path)]),
            "-include", Of("include/linux/kconfig.h"),
            Of("drivers/virtio/virtio_ring.c"), Of("drivers/vhost/vringh.c"),
        ]);
        return [new(Name, work => work is { Kind: WorkKind.Ring, Format: "split" } ? [program] : null)];
    }
}
