using LayoutGen.Devices;
using LayoutGen.Peers.Tests.Qemu;
using LayoutGen.Queues;
using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;

namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>
/// One emulator after all hostile drivers: each breaks its queue, or only loses a frame, and neither the process nor the other queues
/// notice. The report says who did what, and a queue that was set up anew works.
/// </summary>
public sealed class HostileChainTests(HostileChainTests.Emulator served) : IClassFixture<HostileChainTests.Emulator>
{
    private const byte Question = 7;

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var chain in HostileChains.All)
            foreach (var format in Enum.GetValues<RingFormat>().Where(chain.IsFor))
                cases.Add(chain.Deed, format.ToString());
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_queue_breaks_alone_and_works_once_it_is_reset(string deed, string ring)
    {
        var chain = HostileChains.All.Single(chain => chain.Deed == deed);
        var format = Enum.Parse<RingFormat>(ring);
        using (var transport = new FrontEndTransport(served.Process.Socket))
        {
            var bits = FeatureSet.Of(Feature.Version1) | chain.Features |
                (format == RingFormat.Packed ? FeatureSet.Of(Feature.RingPacked) : FeatureSet.None);
            var features = transport.Negotiate(NetFeature.Table, bits);
            using var honest = new NetDriver(transport, features, pair: 1);
            honest.Ask(5);
            using (var hostile = new HostileQueue(transport, chain.Queue, format))
                DoWrong(transport, features, chain, hostile);
            honest.Ask(6);

            transport.StopQueue(chain.Queue);
            // An answer that found no buffer waits for one; so the question is the same.
            using (var reset = new NetDriver(transport, features))
                reset.Ask(Question);
            honest.Ask(8);
        }

        Assert.Equal(
            chain.Outcome is { } reason ? [$"queue {chain.Queue} is broken: {reason}"] : [],
            served.TakeErrors().Select(error => error.Split(": ", 2)[1].Split(" (")[0]));
    }

    private static void DoWrong(FrontEndTransport transport, NegotiatedFeatures features, HostileChain chain, HostileQueue hostile)
    {
        chain.Offer(hostile);
        hostile.Notify();
        // A receive queue is looked at when there is something to receive.
        using var transmit = chain.Queue == 0 ? NetTxPacket.OpenQueue(transport, 1, features, new() { QueueSize = 4 }) : null;
        if (transmit is not null)
            NetDriver.Send(transmit, Question);
        if (chain.Outcome is null)
            hostile.WaitUntilUsed();
        else
            hostile.WaitUntilBroken();
    }

    /// <summary>The emulator, and what it says of the drivers.</summary>
    public sealed class Emulator : IDisposable
    {
        internal EmulatorProcess Process { get; } = new("net", "--queues", "2");

        /// <summary>What the last driver did wrong. Its books are closed when the next one is heard.</summary>
        internal IReadOnlyList<string> TakeErrors()
        {
            using (new FrontEndTransport(Process.Socket))
                return
                [
                    .. Process.Report.GetProperty("generations").EnumerateArray().Last().GetProperty("errors").EnumerateArray()
                        .Select(error => error.GetString()!),
                ];
        }

        /// <summary>It is the same process as in the beginning, and ends in order.</summary>
        public void Dispose()
        {
            Assert.Equal(0, Process.Stop().Code);
            Process.Dispose();
        }
    }
}
