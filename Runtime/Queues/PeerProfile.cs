using LayoutGen.Layouts;

namespace LayoutGen.Queues;

/// <summary>
/// What a device takes of what the specification allows. A device must not depend on how a driver cuts its buffers (virtio 1.4, 2.7.4.1);
/// some do, and a driver that knows them cuts as they want, or is told so when it opens a queue.
/// </summary>
/// <param name="Name">The device, in words, for messages.</param>
public sealed record PeerProfile(string Name)
{
    /// <summary>A device that takes any cut.</summary>
    public static PeerProfile Specification { get; } = new("a device as the specification has it");

    /// <summary>
    /// A device that takes a header, one block of data and a status, each in a descriptor of its own, whatever was negotiated: the block
    /// devices of Firecracker and Cloud Hypervisor (cloud-hypervisor #8304).
    /// </summary>
    public static PeerProfile HeaderDataStatus { get; } = new("a device that takes header, data and status")
    {
        Framing = Layouts.Framing.Separate,
        MaximumDescriptors = 3,
    };

    /// <summary>Hardware that takes one descriptor a buffer (virtio-win/kvm-guest-drivers-windows #1090).</summary>
    public static PeerProfile OneDescriptor { get; } = new("a device that takes one descriptor")
    {
        Framing = Layouts.Framing.Merged,
        MaximumDescriptors = 1,
    };

    /// <summary>The only framing that the device takes; null for any.</summary>
    public Framing? Framing { get; init; }

    /// <summary>How many descriptors the device takes in a buffer.</summary>
    public int MaximumDescriptors { get; init; } = int.MaxValue;

    /// <summary>The framing that the device takes of those that the features allow: merged, if it takes any and they allow it.</summary>
    internal Framing Choose(NegotiatedFeatures features) =>
        features.HasFreeFraming ? Framing ?? Layouts.Framing.Merged : Layouts.Framing.Separate;

    /// <exception cref="ArgumentException">The device does not take the packet so.</exception>
    internal void CheckFraming(PacketShape shape, Framing framing, NegotiatedFeatures features)
    {
        if (Framing is { } only && !shape.GetDescriptors(only).Select(Text).SequenceEqual(shape.GetDescriptors(framing).Select(Text)))
            throw new ArgumentException($"{shape.Packet} is for {Name}, which needs {only} framing" + (only == Choose(features)
                ? $": open the queue with OpenQueue, which chooses that, or Open{only}Queue."
                : $", and neither {nameof(Feature)}.{nameof(Feature.Version1)} nor {nameof(Feature)}.{nameof(Feature.AnyLayout)} is negotiated."));

        static string Text(DescriptorShape descriptor) => descriptor.ToString();
    }

    /// <exception cref="ArgumentException">The device does not take as many descriptors.</exception>
    internal void CheckDescriptors(PacketShape shape, int descriptors)
    {
        if (descriptors > MaximumDescriptors)
            throw new ArgumentException(
                $"A buffer of {shape.Packet} takes {descriptors} descriptors, and it is for {Name}, which takes {MaximumDescriptors} at most: " +
                "plan smaller or contiguous buffers, or give the allocator more memory.");
    }
}
