using System.Reflection;
using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace LayoutGen.Runtime.Tests.Queues;

public class OpenQueueTests
{
    private static readonly FeatureSet s_csum = FeatureSet.Of(NetFeature.Csum);

    [Theory]
    [InlineData(0, Framing.Separate)]
    [InlineData(15, Framing.Separate)]
    [InlineData(27, Framing.Merged)]
    [InlineData(32, Framing.Merged)]
    public void The_features_choose_the_framing(int feature, Framing expected)
    {
        using var device = new LoopbackTransport(FeatureSet.Bit(feature));
        using var queue = NetRxPacket.OpenQueue(device, 0, device.Negotiate(NetFeature.Table, FeatureSet.Bit(feature)));

        Assert.Equal(expected, queue.Framing);
    }

    /// <summary>What the member asks of its callers is what the one guard of the gate says.</summary>
    [Fact]
    public void Merged_framing_requires_what_the_gate_guards() => Assert.Equal(
        typeof(NegotiatedFeatures).GetProperty(nameof(NegotiatedFeatures.HasFreeFraming))!
            .GetCustomAttributes<GuardsFeatureAttribute>().Select(guard => guard.Features),
        typeof(DriverPacketExtensions).GetMethod("OpenMergedQueue")!
            .GetCustomAttributes<RequiresFeatureAttribute>().Select(requirement => requirement.Features));

    /// <summary>The gate holds at run time too, whatever the analyzer was told: mergeable buffers do not open it.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void Merged_framing_without_the_right_is_refused(int feature)
    {
        using var device = new LoopbackTransport(FeatureSet.Bit(feature));
        var features = device.Negotiate(NetFeature.Table, FeatureSet.Bit(feature));

#pragma warning disable LG2001 // What the analyzer reports is what this test is about.
        var error = Assert.Throws<FramingNotNegotiatedException>(() => NetRxPacket.OpenMergedQueue(device, 0, features));
#pragma warning restore LG2001

        Assert.Contains("Feature.Version1 (bit 32)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Feature.AnyLayout (bit 27)", error.Message, StringComparison.Ordinal);
        Assert.Contains("OpenSeparateQueue", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(27)]
    [InlineData(32)]
    public void Separate_framing_is_always_right(int feature)
    {
        using var device = new LoopbackTransport(FeatureSet.Bit(feature));
        using var queue = NetRxPacket.OpenSeparateQueue(device, 0, device.Negotiate(NetFeature.Table, FeatureSet.Bit(feature)));

        Assert.Equal(2, queue.Buffers.DescriptorsPerBuffer);
    }

    public static TheoryData<QueueOptions, string> BadOptions() => new()
    {
        { new() { QueueSize = 100 }, "power of two" },
        { new() { QueueSize = 65536 }, "may have 32768 descriptors, not 65536" },
        { new() { Plan = new() { PayloadCapacity = 1513 } }, "must hold a Frame of at least 1514 bytes, and the plan gives it 1513" },
        { new() { Plan = new() { PageSize = 1000 } }, "PageSize is 1000; it must be a power of two" },
        { new() { QueueSize = 1 }, "takes 2 descriptors, and the queue has 1" },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Options_that_contradict_are_refused_and_nothing_stays_allocated(QueueOptions options, string reason)
    {
        using var device = new LoopbackTransport(s_csum, memorySize: 4 << 20);
        var features = device.Negotiate(NetFeature.Table, s_csum);

        var error = Assert.ThrowsAny<ArgumentException>(() => NetRxPacket.OpenQueue(device, 0, features, options));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.True(device.Allocator.TryAllocate(4 << 20, 4096, out _));
    }

    [Fact]
    public void A_closed_queue_gives_all_its_memory_back()
    {
        using var device = new LoopbackTransport(s_csum, memorySize: 4 << 20);
        NetRxPacket.OpenQueue(device, 0, device.Negotiate(NetFeature.Table, s_csum)).Dispose();

        Assert.True(device.Allocator.TryAllocate(4 << 20, 4096, out _));
        Assert.Throws<InvalidOperationException>(() => device.GetQueue(0));
    }

    [Fact]
    public void Memory_that_is_too_small_is_named()
    {
        using var device = new LoopbackTransport(s_csum, memorySize: 64 << 10);
        var features = device.Negotiate(NetFeature.Table, s_csum);

        var error = Assert.Throws<OutOfGuestMemoryException>(() => NetRxPacket.OpenQueue(device, 0, features));

        Assert.Contains("No room for a Separate buffer of NetRxPacket", error.Message, StringComparison.Ordinal);
        Assert.True(device.Allocator.TryAllocate(64 << 10, 4096, out _));
    }

    /// <summary>
    /// By features and specification the frame that a buffer without a plan holds (virtio 1.4, 5.1.9.3.1, and 5.1.6.3.1 before that: 65562
    /// bytes and, in 1.4, 65601 bytes with the header's 12), and whether a driver may ask for 64 bytes.
    /// </summary>
    [Theory]
    [InlineData(0x0UL, SpecificationVersion.Virtio14, 1514, false)]
    [InlineData(0x82UL, SpecificationVersion.Virtio14, 65589, false)]
    [InlineData(0x82UL, SpecificationVersion.Virtio13, 65550, false)]
    [InlineData(0x402UL, SpecificationVersion.Virtio10, 65550, false)]
    [InlineData(0x80_0000_0000_0002UL, SpecificationVersion.Virtio14, 65589, false)]
    [InlineData(0x8082UL, SpecificationVersion.Virtio14, 1514, true)]
    public void The_features_choose_the_smallest_frame(ulong offered, SpecificationVersion specification, int bytes, bool takesLess)
    {
        FeatureSet bits = new FeatureSet(offered).With(Feature.Version1);
        using var device = new LoopbackTransport(bits);
        var features = device.Negotiate(NetFeature.Table, bits);
        var plan = new BufferPlan { Specification = specification };
        using (var queue = NetRxPacket.OpenQueue(device, 0, features, new() { QueueSize = 4, Plan = plan }))
        {
            Assert.True(queue.TryAcquire(out var packet));
            Assert.Equal(bytes, packet.Frame.Length);
        }

        foreach (var (less, isTaken) in new[] { (64, takesLess), (bytes, true), (bytes - 1, takesLess) })
        {
            var open = () => NetRxPacket.OpenQueue(device, 0, features, new() { QueueSize = 4, Plan = plan with { PayloadCapacity = less } }).Dispose();
            if (isTaken)
                open();
            else
                Assert.Contains($"at least {bytes} bytes", Assert.Throws<ArgumentException>(open).Message, StringComparison.Ordinal);
        }
    }
}
