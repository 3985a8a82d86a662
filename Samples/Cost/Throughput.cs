namespace LayoutGen.Cost;

/// <summary>How many packets a second are possible, by each of the three limits.</summary>
/// <param name="ByBytes">By the bytes that the link carries in the direction that has more of them.</param>
/// <param name="ByOperations">By the reads and writes that the device can start.</param>
/// <param name="ByLatency">By the reads in flight and the time that each takes (Little's law).</param>
public readonly record struct Throughput(double ByBytes, double ByOperations, double ByLatency)
{
    /// <summary>The least of the three.</summary>
    public double PacketsPerSecond => Math.Min(ByBytes, Math.Min(ByOperations, ByLatency));

    /// <summary>Which of the three it is.</summary>
    public Bound BoundBy => this switch
    {
        _ when ByBytes <= ByOperations && ByBytes <= ByLatency => Bound.Bytes,
        _ when ByOperations <= ByLatency => Bound.Operations,
        _ => Bound.Latency,
    };
}
