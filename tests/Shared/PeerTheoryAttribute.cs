using Xunit;

namespace LayoutGen.Tests;

/// <summary>A table of tests that need a peer, and say what to install where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PeerTheoryAttribute : TheoryAttribute
{
    public PeerTheoryAttribute(Peer peer) => Skip = PeerRequirement.Of(peer).Complaint;
}
