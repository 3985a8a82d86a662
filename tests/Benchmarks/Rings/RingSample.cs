namespace LayoutGen.Benchmarks.Rings;

/// <summary>One run.</summary>
/// <param name="Contender">Who ran.</param>
/// <param name="Work">What was done.</param>
/// <param name="Nanoseconds">What a buffer took.</param>
/// <param name="Before">What a cache line took from core to core right before, in nanoseconds.</param>
/// <param name="After">The same right after.</param>
internal sealed record RingSample(string Contender, RingWork Work, double Nanoseconds, double Before, double After)
{
    // A virtual machine's processors move between cores; between the two lies nothing that was ever seen.
    private const double Far = 90;

    /// <summary>Where the two cores were: near to each other, far away, or moved in between.</summary>
    public string Mode => (Before < Far, After < Far) switch
    {
        (true, true) => "near",
        (false, false) => "far",
        _ => "moved",
    };
}
