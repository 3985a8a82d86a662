using Emulator.Transfer;

namespace Emulator.Observation;

/// <summary>What a driver's buffers hold.</summary>
/// <param name="Name">What options and rows call such buffers.</param>
/// <param name="Direction">Whether frames are received into them, or sent from them.</param>
/// <param name="Capacity">The frame that a buffer holds, in bytes.</param>
/// <param name="QueueSize">The descriptors of a queue that has enough of them for the largest frame.</param>
internal sealed record BufferKind(string Name, Direction Direction, int Capacity, int QueueSize)
{
    private const int HeaderSize = 12;

    /// <summary>Each holds any frame, as segmentation offload needs it (virtio 1.4, 5.1.9.3.1).</summary>
    public static readonly BufferKind Large = new("64k", Direction.Receive, SizeClass.Large.Largest, QueueSize: 16);

    /// <summary>
    /// Each is a page, with its header; a frame takes as many as it needs (virtio 1.4, 5.1.9.4). So do it NetKVM and, at most, Linux.
    /// </summary>
    public static readonly BufferKind Mergeable = new("mergeable", Direction.Receive, Page - HeaderSize, QueueSize: 64);

    /// <summary>Frames to send: a buffer is as long as its frame.</summary>
    public static readonly BufferKind Sent = Large with { Name = "frame", Direction = Direction.Transmit };

    /// <summary>The size of a page, in bytes.</summary>
    public const int Page = 4096;

    /// <summary>Those to receive into.</summary>
    public static IReadOnlyList<BufferKind> Received { get; } = [Large, Mergeable];

    /// <summary>Whether a frame may take several.</summary>
    public bool IsMergeable => Name == Mergeable.Name;
}
