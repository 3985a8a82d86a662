using LayoutGen.Queues;

namespace Emulator.Transfer;

/// <summary>Frames of a size, and the buffers that a driver has for them.</summary>
/// <param name="Name">The class's name in reports.</param>
/// <param name="Smallest">The smallest frame, in bytes.</param>
/// <param name="Largest">The largest frame, in bytes, which is what a buffer holds.</param>
/// <param name="QueueSize">The number of descriptors.</param>
internal sealed record SizeClass(string Name, int Smallest, int Largest, int QueueSize)
{
    /// <summary>An Ethernet header and 1500 bytes.</summary>
    public static readonly SizeClass Mtu = new("mtu", 0, 1514, 256);

    /// <summary>What segmentation offload makes: an Ethernet header and an IP packet of any size (virtio 1.4, 5.1.9.3.1).</summary>
    public static readonly SizeClass Large = new("large", Mtu.Largest + 1, 65_550, 64);

    public static IReadOnlyList<SizeClass> All { get; } = [Mtu, Large];

    public QueueOptions Options => new() { QueueSize = QueueSize, Plan = new() { PayloadCapacity = Largest } };

    public bool Contains(int length) => length >= Smallest && length <= Largest;

    /// <summary>Sees to it that every frame fits the largest buffers.</summary>
    /// <exception cref="EmulatorException">One does not.</exception>
    public static void RequireFit(IReadOnlyList<byte[]> frames)
    {
        for (var index = 0; index < frames.Count; index++)
            if (frames[index].Length > Large.Largest)
                throw new EmulatorException(
                    $"Frame {index + 1} has {frames[index].Length} bytes, and a receive buffer holds {Large.Largest}. " +
                    "Capture with segmentation offload limited to 64 KiB, or leave the frame out.");
    }
}
