using LayoutGen.Runtime.Tests.Exploration;

namespace LayoutGen.Runtime.Tests.Hostile;

/// <summary>What a peer did to somebody once, and does to us.</summary>
/// <param name="Bug">The public number of the bug, or a dash where it has none.</param>
/// <param name="Product">Whose it was.</param>
/// <param name="Peer">Who is hostile.</param>
/// <param name="Deed">What the peer does.</param>
/// <param name="Outcome">What must become of it: the reason why the ring stops, or what arrives.</param>
/// <param name="Run">Does it in a ring of either format.</param>
/// <param name="Only">The format in which alone it can be done.</param>
internal sealed record HostilePeerCase(
    string Bug, string Product, string Peer, string Deed, string Outcome, Func<RingFormat, string> Run, RingFormat? Only = null)
{
    public static HostilePeerCase Driver(
        string bug, string product, string deed, string outcome, Func<HostileDriver, string> run,
        FeatureSet features = default, RingFormat? only = null) =>
        new(bug, product, "driver", deed, outcome, format => Use(new HostileDriver(format, features), run), only);

    public static HostilePeerCase Device(
        string bug, string product, string deed, string outcome, Action<HostileDevice> run, RingFormat? only = null) =>
        new(bug, product, "device", deed, outcome, format => Use(new HostileDevice(format), device => device.Use(run)), only);

    private static string Use<T>(T peer, Func<T, string> run)
        where T : IDisposable
    {
        using (peer)
            return run(peer);
    }
}
