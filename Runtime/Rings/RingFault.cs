namespace LayoutGen.Rings;

/// <summary>Why a ring stopped; the default value is that of a ring in order.</summary>
/// <param name="Reason">What the other side did.</param>
/// <param name="Detail">The number that the reason speaks of.</param>
public readonly record struct RingFault(RingFaultReason Reason, long Detail)
{
    /// <summary>Whether there is a fault.</summary>
    public bool IsFault => Reason != RingFaultReason.None;
}
