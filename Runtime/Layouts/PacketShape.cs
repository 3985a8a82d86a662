using System.Diagnostics.CodeAnalysis;

namespace LayoutGen.Layouts;

/// <summary>What one buffer of a queue carries, decided: parts in order, those that the device reads first (virtio 1.4, 2.7.4.2).</summary>
/// <param name="Packet">The packet's name.</param>
/// <param name="Parts">The parts.</param>
public sealed record PacketShape(string Packet, params IReadOnlyList<PartShape> Parts)
{
    /// <summary>How separate framing cuts it.</summary>
    public LegacyCut LegacyCut { get; init; }

    /// <summary>Whether the used length says nothing on the legacy interface (virtio 1.4, 2.7.8.1).</summary>
    public bool IgnoresUsedLength { get; init; }

    /// <summary>The bytes of all headers of one direction.</summary>
    /// <param name="deviceWrites">The direction.</param>
    /// <returns>The size in bytes.</returns>
    public int HeaderSize(bool deviceWrites) => Parts.Where(part => part.DeviceWrites == deviceWrites).Sum(part => part.HeaderSize);

    /// <summary>The descriptors that the parts lie in, with as many blocks of memory as descriptors.</summary>
    /// <param name="framing">How the packet is cut.</param>
    /// <returns>The descriptors, in order.</returns>
    public IReadOnlyList<DescriptorShape> GetDescriptors(Framing framing)
    {
        List<DescriptorShape> descriptors = [];
        foreach (var part in Parts)
        {
            if (descriptors is [.., var last] && last.DeviceWrites == part.DeviceWrites
                && (IsMerged(framing) || (JoinsHeaders(framing) && !part.IsPayload && !last.Parts[^1].IsPayload)))
                descriptors[^1] = last with { Parts = [.. last.Parts, part] };
            else
                descriptors.Add(new(part.DeviceWrites, part));
        }

        return descriptors;
    }

    /// <summary>The bytes of the headers behind a payload that the device writes: they lie at the end of the buffer, wherever the payload ends.</summary>
    internal int TrailerSize => Trailers.Sum(part => part.HeaderSize);

    /// <summary>How many they are.</summary>
    internal int TrailerCount => Trailers.Count();

    /// <summary>
    /// Whether a packet may go on in further buffers, which then carry payload and nothing else (virtio 1.4, 5.1.9.4): the device writes
    /// all of it, and nothing lies behind the payload.
    /// </summary>
    internal bool CanContinue => Parts.All(part => part.DeviceWrites) && HasPayload(deviceWrites: true) && TrailerCount == 0;

    [DoesNotReturn]
    internal void ThrowNeverContinues() => throw new InvalidOperationException(
        $"{Packet} takes one buffer: only what the device writes, with a payload last, goes on in others (virtio 1.4, 5.1.9.4).");

    private IEnumerable<PartShape> Trailers => Parts.SkipWhile(part => !(part.IsPayload && part.DeviceWrites)).Skip(1);

    /// <summary>Whether adjacent parts of one direction share a descriptor.</summary>
    internal bool IsMerged(Framing framing) => LegacyCut switch
    {
        LegacyCut.OneDescriptor => true,
        LegacyCut.EveryPartAlways => false,
        _ => framing == Framing.Merged,
    };

    /// <summary>Whether what the device reads may be two pieces.</summary>
    internal bool IsInTwoPieces => Parts.Any(part => part.IsInTwoPieces);

    /// <summary>How many elements a packet may take beyond those of its memory.</summary>
    internal int FurtherElements(Framing framing) => IsInTwoPieces && !IsMerged(framing) ? 1 : 0;

    /// <summary>Whether adjacent headers of one direction share a descriptor.</summary>
    internal bool JoinsHeaders(Framing framing) => LegacyCut == LegacyCut.HeadersTogether || IsMerged(framing);

    /// <summary>Whether the packet has a payload in one direction.</summary>
    /// <param name="deviceWrites">The direction.</param>
    /// <returns>True if it has.</returns>
    public bool HasPayload(bool deviceWrites) => Parts.Any(part => part.IsPayload && part.DeviceWrites == deviceWrites);
}
