using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>Devices that take less than the specification allows: a driver cuts as they want, or is told so when it opens a queue.</summary>
public class PeerProfileTests
{
    private static readonly Dictionary<string, PeerProfile> s_profiles = new()
    {
        ["any"] = PeerProfile.Specification,
        ["header, data, status"] = PeerProfile.HeaderDataStatus,
        ["one descriptor"] = PeerProfile.OneDescriptor,
    };

    /// <summary>The device, the packet, its framing and the bytes of its payload, and what is wrong; nothing if the queue opens.</summary>
    [Theory]
    [InlineData("any", "blk", Framing.Merged, 64, "")]
    [InlineData("any", "net", Framing.Separate, 9000, "")]
    [InlineData("header, data, status", "blk", Framing.Separate, 64, "")]
    [InlineData("header, data, status", "blk", Framing.Merged, 64, "needs Separate framing: open the queue with OpenQueue, which chooses that, or OpenSeparateQueue.")]
    [InlineData("header, data, status", "blk", Framing.Separate, 9000, "takes 4 descriptors, and it is for a device that takes header, data and status, which takes 3")]
    [InlineData("one descriptor", "net", Framing.Merged, 1514, "")]
    [InlineData("one descriptor", "net", Framing.Separate, 1514, "needs Merged framing: open the queue with OpenQueue, which chooses that, or OpenMergedQueue.")]
    [InlineData("one descriptor", "net", Framing.Merged, 9000, "takes 2 descriptors, and it is for a device that takes one descriptor, which takes 1")]
    [InlineData("one descriptor", "entropy", Framing.Separate, 64, "")]
    public void A_strict_device_is_given_what_it_takes(string profile, string packet, Framing framing, int capacity, string problem)
    {
        using var device = new LoopbackTransport(FeatureSet.Of(Feature.Version1));
        var features = device.Negotiate(Feature.Table, FeatureSet.Of(Feature.Version1));
        var shape = packet switch
        {
            "blk" => BlkReadPacket.Maps[0].Shape,
            "entropy" => EntropyPacket.Maps[0].Shape,
            _ => NetRxPacket.Maps[1].Shape,
        };
        // Tails apart, so that a large payload takes more than one block.
        var options = new QueueOptions
        {
            QueueSize = 16,
            Plan = new() { PayloadCapacity = capacity, Tail = TailPlacement.Apart, Placement = PayloadPlacement.HeaderFirst },
            Peer = s_profiles[profile],
        };

        var error = Record.Exception(() => DriverBufferQueue.Open(device, 0, features, shape, framing, options).Dispose());

        Assert.Equal(problem.Length > 0 ? typeof(ArgumentException) : null, error?.GetType());
        Assert.Contains(problem, error?.Message ?? "", StringComparison.Ordinal);
        // Nothing stays allocated: the same queue opens again where it opened, and one for any device always does.
        DriverBufferQueue.Open(device, 0, features, shape, framing, options with { Peer = PeerProfile.Specification }).Dispose();
    }

    /// <summary>The device and whether framing is free, and the framing that a queue opens with; nothing if it does not open.</summary>
    [Theory]
    [InlineData("any", false, "Separate, [R Header 16] [W Data] [W Status 1]")]
    [InlineData("any", true, "Merged, [R Header 16] [W Data | W Status 1]")]
    [InlineData("header, data, status", false, "Separate, [R Header 16] [W Data] [W Status 1]")]
    [InlineData("header, data, status", true, "Separate, [R Header 16] [W Data] [W Status 1]")]
    [InlineData("one descriptor", false, "nor Feature.AnyLayout is negotiated")]
    [InlineData("one descriptor", true, "takes 3 descriptors")] // A block request has two directions, and a status apart from fewer data than fit.
    public void The_device_chooses_among_what_the_features_allow(string profile, bool isFree, string expected)
    {
        var offered = isFree ? FeatureSet.Of(Feature.Version1) : FeatureSet.None;
        using var device = new LoopbackTransport(offered);
        var options = new QueueOptions { QueueSize = 16, Plan = new() { PayloadCapacity = 64 }, Peer = s_profiles[profile] };

        Assert.Contains(expected, Opened(), StringComparison.Ordinal);

        string Opened()
        {
            try
            {
                using var queue = BlkReadPacket.OpenQueue(device, 0, device.Negotiate(Feature.Table, offered), options);
                return $"{queue.Framing}, {string.Join(' ', BlkReadPacket.Maps[0].Shape.GetDescriptors(queue.Framing))}";
            }
            catch (ArgumentException refused)
            {
                return refused.Message;
            }
        }
    }
}
