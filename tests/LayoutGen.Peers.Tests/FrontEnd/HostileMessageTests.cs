using LayoutGen.Devices;
using LayoutGen.Queues;
using VhostUser.Protocol;
using VhostUser.Sockets;

namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>What a front-end must not send. It is sent away, its deed is in the books, and the next one is served.</summary>
public class HostileMessageTests
{
    private static readonly SharedRegion s_memory =
        new(FrontEndTransport.GuestAddress, FrontEndTransport.MemorySize, FrontEndTransport.UserAddress, 0);

    private static readonly Dictionary<string, (Action<FrontEndTransport> Send, string Reason)> s_cases = new()
    {
        ["no version"] = (peer => peer.Send(new(Request.SetOwner, 0, 0), []), "SetOwner has the flags 0x0"),
        ["a reply"] = (
            peer => peer.Send(new(Request.GetFeatures, MessageFlags.Version1 | MessageFlags.Reply, 0), []),
            "GetFeatures has the flags 0x5"),
        ["a payload of 4 GiB"] = (
            peer => peer.Send(new(Request.SetMemoryTable, MessageFlags.Version1, uint.MaxValue), []), "announces 4294967295 bytes"),
        ["an unknown request"] = (peer => peer.Ask((Request)99), "Request 99 is none that was offered"),
        ["a payload too short"] = (peer => peer.Ask(Request.SetFeatures, [1, 2, 3]), "SetFeatures came with 3 bytes instead of 8"),
        ["a payload too long"] = (peer => peer.Ask(Request.SetVringSize, new byte[9]), "SetVringSize came with 9 bytes instead of 8"),
        ["a feature that is not offered"] = (
            peer => peer.Ask(Request.SetFeatures, 1UL << 24), "accepted Feature.NotifyOnEmpty (bit 24), which the device does not offer"),
        ["a feature without the one that it requires"] = (
            peer => peer.Ask(Request.SetFeatures, 1UL << 11), "NetFeature.HostTso4 (bit 11) requires NetFeature.Csum (bit 0)"),
        ["a protocol feature that is not offered"] = (
            peer => peer.Ask(Request.SetProtocolFeatures, 1UL << 9), "protocol features 0x200, only 0x49 were offered"),
        ["files that nobody asked for"] = (
            peer => peer.Ask(Request.SetOwner, [], peer.File, peer.File), "SetOwner came with 2 file descriptors; it has none"),
        ["memory without regions"] = (peer => peer.Share(), "has 0 regions"),
        ["nine regions of memory"] = (peer => peer.Share([.. Enumerable.Repeat(s_memory, 9)]), "has 9 regions"),
        ["memory without a file"] = (
            peer => peer.Ask(Request.SetMemoryTable, [1, .. new byte[39]]), "came with 0 file descriptors instead of 1"),
        ["memory longer than its file"] = (peer => peer.Share(s_memory with { Length = 1 << 30 }), "cannot be mapped"),
        ["memory behind its file"] = (peer => peer.Share(s_memory with { FileOffset = 1UL << 60 }), "cannot be mapped"),
        ["memory past 2^64"] = (peer => peer.Share(s_memory with { GuestAddress = ulong.MaxValue }), "runs past 2^64"),
        ["empty memory"] = (peer => peer.Share(s_memory with { Length = 0 }), "is empty"),
        ["one piece of memory twice"] = (peer => peer.Share(s_memory, s_memory), "overlap"),
        ["an event for memory"] = (peer => ShareEvent(peer), "cannot be mapped"),
        ["a queue that is not there"] = (peer => peer.Ask(Request.SetVringSize, new VringState(2, 256)), "There is no queue 2"),
        ["the base of a queue that is not there"] = (
            peer => peer.Ask(Request.GetVringBase, new VringState(uint.MaxValue, 0)), "There is no queue 4294967295"),
        ["a queue of nothing"] = (peer => peer.Ask(Request.SetVringSize, new VringState(0, 0)), "Queue 0 cannot have 0 descriptors"),
        ["a queue of three"] = (
            peer => Start(peer, Addresses(0, 0x1000, 0x2000), queueSize: 3), "Queue 0 cannot have 3 descriptors: a split ring"),
        ["a queue too long"] = (peer => peer.Ask(Request.SetVringSize, new VringState(1, 65536)), "Queue 1 cannot have 65536 descriptors"),
        ["a base too high"] = (
            peer => Start(peer, Addresses(0, 0x1000, 0x2000), position: 65536), "Queue 0 cannot be taken up at 65536"),
        ["a third byte order"] = (peer => peer.Ask(Request.SetVringByteOrder, new VringState(0, 2)), "Queue 0 cannot have byte order 2"),
        ["logging"] = (peer => peer.Ask(Request.SetVringAddresses, new VringAddresses(0, 1, 0, 0, 0, 0)), "Queue 0 must log its writes"),
        ["no event to wait for"] = (peer => peer.Ask(Request.SetVringKick, 0x100UL), "Queue 0 has no event"),
        ["an event without a file"] = (
            peer => peer.Ask(Request.SetVringKick, 0UL), "SetVringKick came with 0 file descriptors instead of 1"),
        ["two files for an event"] = (
            peer => peer.Ask(Request.SetVringCall, 0UL, peer.File, peer.File), "SetVringCall came with 2 file descriptors instead of 1"),
        ["memory for an event"] = (
            peer => peer.Ask(Request.SetVringError, 0UL, peer.File), "must be an eventfd is /memfd:memory (deleted)"),
        ["a ring outside the memory"] = (
            peer => Start(peer, new(0, 0, 16, 16, 16, 0)), "0x10 of a queue is in none of the 1 regions"),
        ["a misaligned ring"] = (
            peer => Start(peer, Addresses(8, 0x1000, 0x2000)), "The descriptor table at 0x100000008 is not on a multiple of 16"),
        ["a ring that leaves the memory"] = (
            peer => Start(peer, Addresses(0, 0x1000, FrontEndTransport.MemorySize - 16)), "Queue 0 cannot be used. The available ring"),
    };

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_front_end_that_violates_the_protocol_is_named_and_sent_away(string what)
    {
        using var device = ServedDevice.Net();
        using (var hostile = device.Connect())
        {
            s_cases[what].Send(hostile);
            while (hostile.Answer() is not null)
            {
            }
        }

        ServeAnother(device);
        var generations = device.Stop();
        Assert.Contains(s_cases[what].Reason, Assert.Single(generations[0].Errors), StringComparison.Ordinal);
        Assert.StartsWith("peer 1: ", generations[0].Errors[0], StringComparison.Ordinal);
        Assert.Empty(generations[1].Errors);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(15)]
    public void Half_a_message_is_no_message(int bytes)
    {
        using var device = ServedDevice.Net();
        using (var peer = device.Connect())
            peer.SendBytes([.. new byte[] { 8, 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0 }.AsSpan(0, bytes)]);

        ServeAnother(device);
        Assert.Empty(Assert.Single(device.Stop()).Errors);
    }

    [Fact]
    public void A_message_can_come_byte_by_byte()
    {
        using var device = ServedDevice.Net();
        using var peer = device.Connect();
        foreach (var part in new byte[] { 17, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0 })
            peer.SendBytes(part);

        Assert.Equal(2u, peer.Answer());
    }

    private static void ServeAnother(ServedDevice device)
    {
        using var transport = device.Connect();
        using var driver = new NetDriver(transport, transport.Negotiate(NetFeature.Table, FeatureSet.Of(Feature.Version1)));
        driver.Ask(77);
    }

    private static VringAddresses Addresses(uint descriptors, uint used, uint available)
    {
        const ulong Start = FrontEndTransport.UserAddress;
        return new(0, 0, Start + descriptors, Start + used, Start + available, 0);
    }

    private static void Start(FrontEndTransport peer, VringAddresses addresses, uint queueSize = 256, uint position = 0)
    {
        using var kick = EventFd.Create();
        Assert.Equal(0u, peer.Ask(Request.SetVringSize, new VringState(0, queueSize)));
        Assert.Equal(0u, peer.Ask(Request.SetVringBase, new VringState(0, position)));
        Assert.Equal(0u, peer.Ask(Request.SetVringAddresses, addresses));
        Assert.Equal(0u, peer.Ask(Request.SetVringEnable, new VringState(0, 1)));
        Assert.Equal(1u, peer.Ask(Request.SetVringKick, 0UL, kick.Handle));
    }

    private static void ShareEvent(FrontEndTransport peer)
    {
        using var file = EventFd.Create();
        peer.Ask(Request.SetMemoryTable, [1, .. new byte[15], 0, 16, .. new byte[22]], file.Handle);
    }
}
