namespace LayoutGen.Benchmarks.Rings;

/// <summary>One row of the table.</summary>
/// <param name="Format">The ring: split or packed.</param>
/// <param name="Threads">One, or one for each side.</param>
/// <param name="Batch">How many buffers at a time.</param>
internal sealed record RingWork(string Format, int Threads, int Batch)
{
    /// <summary>Buffers in a run: a few hundred milliseconds of the slowest.</summary>
    public int Operations => (Threads, Batch) == (2, 1) ? 1_600_000 : 4_800_000;

    public static IEnumerable<RingWork> All =>
        from format in (string[])["split", "packed"]
        from threads in (int[])[2, 1]
        from batch in (int[])[1, 32]
        select new RingWork(format, threads, batch);
}
