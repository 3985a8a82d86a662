using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;

namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>A buffer that no driver may make available, or that few do.</summary>
/// <param name="Deed">What the driver does.</param>
/// <param name="Queue">Where: 0 receives, 1 transmits.</param>
/// <param name="Outcome">Why the queue breaks; null if the device only drops what comes, and goes on.</param>
/// <param name="Offer">Does it.</param>
internal sealed record HostileChain(string Deed, int Queue, RingFaultReason? Outcome, Action<HostileQueue> Offer)
{
    /// <summary>The format in which alone it can be done.</summary>
    public RingFormat? Only { get; init; }

    /// <summary>What is negotiated beside the format.</summary>
    public FeatureSet Features { get; init; }

    public bool IsFor(RingFormat format) => Only is null || Only == format;
}
