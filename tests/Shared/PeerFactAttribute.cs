using Xunit;

namespace LayoutGen.Tests;

/// <summary>A test that needs a peer, and says what to install where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PeerFactAttribute : FactAttribute
{
    public PeerFactAttribute(Peer peer) => Skip = PeerRequirement.Of(peer).Complaint;
}
