using Driver;
using Driver.Pci;
using Driver.Qtest;
using Driver.Transports;
using LayoutGen.Devices;
using LayoutGen.Tests;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>What QEMU's network device does with buffers that no driver may make available: so a driver's mistakes look.</summary>
public class MalformedChainTests
{
    // What the program's end by SIGABRT looks like.
    private const int Aborted = 128 + 6;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public static TheoryData<string, bool> Chains
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var chain in MalformedChain.All)
            {
                data.Add(chain.What, false);
                data.Add(chain.What, true);
            }

            return data;
        }
    }

    [PeerTheory(Peer.Qemu)]
    [MemberData(nameof(Chains))]
    public void A_device_that_gave_up_works_again_after_a_reset(string what, bool isLegacy)
    {
        var chain = MalformedChain.All.Single(chain => chain.What == what);
        using var wire = new Wire();
        var only = isLegacy ? "disable-modern=on" : "disable-legacy=on";
        var host = new PcHost([.. wire.Network("net"), "-device", $"virtio-net-pci,netdev=net,romfile=,{only}"]);
        using var transport = VirtioPciTransport.Connect(host, isLegacy, deviceType: 1);
        // With mergeable buffers QEMU waits for as many as take the frame, and does not look at the first one. Without, a legacy header
        // has another size.
        var mergeable = chain.Queue == 0 ? FeatureSet.None : FeatureSet.Of(NetFeature.MrgRxBuf);
        transport.Agree(NetFeature.Table, FeatureSet.Of(Feature.Version1, Feature.IndirectDesc) | mergeable);
        var ring = new RawRing(transport, chain.Queue);
        transport.Start();
        if (chain.Aborts)
        {
            Assert.Throws<DriverException>(() => Provoke(chain, ring, wire, transport));
            Assert.Equal(Aborted, host.Process.WaitForEnd(s_patience));
            Assert.Contains(chain.Complaint, host.Process.Said, StringComparison.Ordinal);
            return;
        }

        Provoke(chain, ring, wire, transport);
        Assert.True(
            SpinWait.SpinUntil(() => host.Process.Said.Contains(chain.Complaint, StringComparison.Ordinal), s_patience), host.Process.Said);
        // A legacy device has no way to say it: its queue is dead.
        Assert.Equal(!isLegacy, transport.NeedsReset);

        using var driver = new Driver.Devices.NetDriver(transport, new DriverSettings());
        Assert.False(transport.NeedsReset);
        NetTraffic.Check(driver, wire);
    }

    private static void Provoke(MalformedChain chain, RawRing ring, Wire wire, VirtioPciTransport transport)
    {
        chain.MakeAvailable(ring);
        if (chain.Queue == 0)
            wire.Send([.. Enumerable.Repeat((byte)0xff, 100)]);
        // Who receives a frame does so in its own time.
        if (chain.Aborts)
            SpinWait.SpinUntil(() => transport.NeedsReset, s_patience);
    }
}
