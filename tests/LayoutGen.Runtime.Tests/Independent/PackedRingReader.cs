using System.Buffers.Binary;

namespace VirtioSpecification;

/// <summary>
/// Reads a packed ring as virtio 1.4, 2.8 describes it. It shares nothing with the library under test, not even a namespace, so
/// that a common misunderstanding cannot make both agree.
/// </summary>
/// <param name="read">Reads guest memory: address, number of bytes.</param>
/// <param name="ring">The address of the descriptor ring.</param>
/// <param name="queueSize">The queue size.</param>
/// <param name="indirect">Whether indirect descriptors are negotiated.</param>
public sealed class PackedRingReader(Func<ulong, int, byte[]> read, ulong ring, int queueSize, bool indirect = false)
{
    /// <summary>
    /// The chains that the driver made available from a place on, in ring order: buffer id (of the last descriptor) and elements.
    /// </summary>
    /// <param name="offset">Where the device would look next.</param>
    /// <param name="wrapCounter">The device's wrap counter there.</param>
    public IReadOnlyList<(ushort Id, IReadOnlyList<ChainElement> Elements)> AvailableChains(int offset = 0, bool wrapCounter = true)
    {
        const int next = 1;
        const int isIndirect = 4;
        var chains = new List<(ushort, IReadOnlyList<ChainElement>)>();
        var elements = new List<ChainElement>();
        for (var descriptors = 0; descriptors < queueSize; descriptors++)
        {
            var at = ring + (16 * (ulong)offset);
            var flags = Read16(at + 14);
            if (!IsAvailable(flags, wrapCounter))
            {
                return elements.Count == 0
                    ? chains
                    : throw new InvalidDataException($"Descriptor {offset} continues a chain, but is not available.");
            }

            if ((flags & isIndirect) == 0)
            {
                elements.Add(Element(at));
            }
            else
            {
                // 2.8.19: only if negotiated, and not in a list.
                if (!indirect || elements.Count > 0 || (flags & next) != 0)
                    throw new InvalidDataException($"Descriptor {offset} refers to an indirect table.");
                var length = Read32(at + 8);
                if (length == 0 || length % 16 != 0 || length / 16 > queueSize)
                    throw new InvalidDataException($"Descriptor {offset} refers to an indirect table of {length} bytes.");
                for (var entry = Read64(at); entry < Read64(at) + length; entry += 16)
                    elements.Add((Read16(entry + 14) & ~2) == 0 ? Element(entry) : throw new InvalidDataException("A flag in a table."));
            }

            if ((flags & next) == 0)
            {
                chains.Add((Read16(at + 12), elements));
                elements = [];
            }

            if (++offset == queueSize)
            {
                offset = 0;
                wrapCounter = !wrapCounter;
            }
        }

        return elements.Count == 0 ? chains : throw new InvalidDataException("A chain is longer than the queue.");
    }

    /// <summary>The used descriptor at a place; null if there is none.</summary>
    /// <param name="offset">Where the driver would look next.</param>
    /// <param name="wrapCounter">The driver's wrap counter there.</param>
    public UsedDescriptor? Used(int offset, bool wrapCounter)
    {
        var at = ring + (16 * (ulong)offset);
        var flags = Read16(at + 14);
        var isUsed = ((flags >> 7) & 1) == ((flags >> 15) & 1) && ((flags >> 15) & 1) == (wrapCounter ? 1 : 0);
        return isUsed ? new(Read16(at + 12), (flags & 2) != 0 ? Read32(at + 8) : null) : null;
    }

    // 2.8.1: AVAIL (bit 7) matches the wrap counter, USED (bit 15) is its inverse.
    private static bool IsAvailable(ushort flags, bool wrapCounter) =>
        ((flags >> 7) & 1) == (wrapCounter ? 1 : 0) && ((flags >> 15) & 1) != (wrapCounter ? 1 : 0);

    private ChainElement Element(ulong at) => new(Read64(at), Read32(at + 8), (Read16(at + 14) & 2) != 0);

    private ushort Read16(ulong address) => BinaryPrimitives.ReadUInt16LittleEndian(read(address, 2));

    private uint Read32(ulong address) => BinaryPrimitives.ReadUInt32LittleEndian(read(address, 4));

    private ulong Read64(ulong address) => BinaryPrimitives.ReadUInt64LittleEndian(read(address, 8));
}
