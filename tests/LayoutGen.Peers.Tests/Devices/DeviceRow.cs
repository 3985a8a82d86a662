using Driver;
using VirtioSpecification;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>A device in one mode, and what our driver makes of it.</summary>
/// <param name="Mode">The mode, for a person.</param>
/// <param name="Device">What makes it on the device's side: an option.</param>
/// <param name="Features">What is negotiated.</param>
/// <param name="HeaderSize">The bytes of a header.</param>
/// <param name="Queues">
/// How the driver cuts its buffers, by queue in the order in which it starts them: all the ways, in the order of their appearance.
/// </param>
internal sealed record DeviceRow(string Mode, string Device, string Features, int HeaderSize, params (string Name, string Shapes)[] Queues)
{
    /// <summary>What the driver does not support.</summary>
    public FeatureSet Off { get; init; }

    /// <summary>How it shall cut its buffers.</summary>
    public FramingChoice Framing { get; init; }

    /// <summary>Whether it shall use the legacy interface of a device that has both.</summary>
    public bool IsLegacy { get; init; }

    public DriverSettings Settings => new() { Off = Off, Framing = Framing, QueueSize = 16 };

    /// <summary>Compares what was negotiated, and what the rings show, with what the row says.</summary>
    public void Check(NegotiatedFeatures features, WatchedTransport transport)
    {
        Assert.Equal(Features, features.ToString());
        transport.Look();
        Assert.Equal(
            Queues.Select(queue => $"{queue.Name}: {queue.Shapes}"),
            Queues.Zip(transport.Queues, (queue, seen) => $"{queue.Name}: {seen.Shapes}"));
    }

    /// <summary>Judges a network device's buffers by the specification's rules alone.</summary>
    public void Judge(NegotiatedFeatures features, WatchedTransport transport, int pairs = 1)
    {
        for (var index = 0; index < 2 * pairs; index++)
        {
            var facts = new FramingFacts(index % 2 == 0 ? NetQueue.Receive : NetQueue.Transmit, (uint)HeaderSize, features.HasFreeFraming);
            Assert.NotEmpty(transport.Queues[index].Chains);
            Assert.All(transport.Queues[index].Chains, chain => Assert.Empty(FramingRules.Violations(chain, facts)));
        }
    }

    public override string ToString() => Mode;
}
