using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;
using LayoutGen.Tests;

namespace LayoutGen.Runtime.Tests.Hostile;

/// <summary>What hostile peers did to others ends here with a queue that stopped, or with a packet that arrives.</summary>
public class HostilePeerTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var each in HostilePeers.Cases)
            foreach (var format in Enum.GetValues<RingFormat>().Where(format => each.Only is null || each.Only == format))
                cases.Add($"{each.Bug}: {each.Peer} {each.Deed}", format.ToString());
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_hostile_peer_harms_nobody_but_its_own_queue(string name, string format)
    {
        var hostile = Assert.Single(HostilePeers.Cases, each => $"{each.Bug}: {each.Peer} {each.Deed}" == name);

        Assert.Equal(hostile.Outcome, hostile.Run(Enum.Parse<RingFormat>(format)));
    }

    [Fact]
    public void The_page_lists_these_cases()
    {
        var page = File.ReadLines(RepositoryFiles.Path("docs/hostile-peers.md"))
            .TakeWhile(line => line != "## Random peers")
            .Where(line => line.StartsWith('|'));

        Assert.Equal(
        [
            "| bug | of | the peer | does this | so that | rings |",
            "|---|---|---|---|---|---|",
            .. HostilePeers.Cases.Select(each =>
                $"| {each.Bug} | {each.Product} | {each.Peer} | {each.Deed} | {Code(each.Outcome)} | {Rings(each)} |"),
            "| bug | of | the peer | why it is not above |",
            "|---|---|---|---|",
            .. HostilePeers.Elsewhere.Select(each => $"| {each.Bug} | {each.Product} | {each.Cause} | {each.Reason} |"),
        ], page);
    }

    private static string Rings(HostilePeerCase hostile) => hostile.Only?.ToString().ToLowerInvariant() ?? "both";

    private static string Code(string outcome) => Enum.TryParse<RingFaultReason>(outcome, out _) ? $"`{outcome}`" : outcome;
}
