namespace LayoutGen.Benchmarks.Rings;

/// <summary>One run.</summary>
/// <param name="Contender">Who ran.</param>
/// <param name="Work">What was done.</param>
/// <param name="Framing">How packets were cut, if packets were.</param>
/// <param name="Nanoseconds">What a buffer took.</param>
/// <param name="Before">What a cache line took from core to core right before, in nanoseconds; 0 where there is one.</param>
/// <param name="After">The same right after.</param>
internal sealed record RingSample(string Contender, RingWork Work, string Framing, double Nanoseconds, double Before, double After)
{
    /// <summary>Both cores in one place all the time, or one core only.</summary>
    public const string Near = "near";

    /// <summary>The two cores far from each other.</summary>
    public const string Far = "far";

    /// <summary>The cores moved meanwhile: the run says nothing.</summary>
    public const string Moved = "moved";

    /// <summary>One thread only, which has no distance.</summary>
    public const string One = "one";

    // A virtual machine's processors move between cores; between the two lies nothing that was ever seen.
    private const double FarFrom = 90;

    /// <summary>Where the two cores were.</summary>
    public string Mode => (Work.Threads, Before < FarFrom, After < FarFrom) switch
    {
        (1, _, _) => One,
        (_, true, true) => Near,
        (_, false, false) => Far,
        _ => Moved,
    };
}
