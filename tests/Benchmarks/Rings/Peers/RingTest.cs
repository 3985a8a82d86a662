namespace LayoutGen.Benchmarks.Rings.Peers;

/// <summary>The kernel's <c>tools/virtio/ringtest</c>: models of rings, which check nothing, and publish every buffer.</summary>
internal static class RingTest
{
    public const string Split = "virtio_ring_0_9";
    public const string Packed = "ring";

    // What is measured, and which of our rings it is compared with.
    private static readonly (string Ring, string Format)[] s_rings =
        [(Split, "split"), ("virtio_ring_poll", "split"), ("virtio_ring_inorder", "split"), (Packed, "packed")];

    public static IEnumerable<RingContender> Make(Workshop workshop, RingsOptions options)
    {
        var source = Path.Combine(KernelSource.Find(options), "tools/virtio/ringtest");
        var main = Path.Combine(workshop.Folder, "main.o");
        // As their Makefile does, with main renamed.
        string[] flags = ["-O2", "-flto", "-pthread"];
        Workshop.Run("gcc", [.. flags, "-Dmain=ringtest_main", "-c", Path.Combine(source, "main.c"), "-o", main]);
        return [.. s_rings.Where(ring => File.Exists(Path.Combine(source, $"{ring.Ring}.c"))).Select(ring =>
        {
            var program = workshop.Compile(
                ring.Ring, "ringtest.c", [.. flags, "-fwhole-program", "-I", source, Path.Combine(source, $"{ring.Ring}.c"), main]);
            return new RingContender(
                ring.Ring, work => work is { Kind: WorkKind.Ring, HasEventIndex: false } && work.Format == ring.Format ? [program] : null);
        })];
    }
}
