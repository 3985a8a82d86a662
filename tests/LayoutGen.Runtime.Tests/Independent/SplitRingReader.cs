using System.Buffers.Binary;

namespace VirtioSpecification;

/// <summary>
/// Reads a split ring as virtio 1.4, 2.7 describes it. It shares nothing with the library under test, not even a namespace, so
/// that a common misunderstanding cannot make both agree.
/// </summary>
/// <param name="read">Reads guest memory: address, number of bytes.</param>
/// <param name="descriptors">The address of the descriptor table.</param>
/// <param name="available">The address of the available ring.</param>
/// <param name="used">The address of the used ring.</param>
/// <param name="queueSize">The queue size.</param>
/// <param name="bigEndian">Whether integers are big-endian, as a legacy guest's may be.</param>
/// <param name="indirect">Whether indirect descriptors are negotiated.</param>
public sealed class SplitRingReader(
    Func<ulong, int, byte[]> read,
    ulong descriptors,
    ulong available,
    ulong used,
    int queueSize,
    bool bigEndian,
    bool indirect = false)
{
    /// <summary>le16 idx of the available ring: where the driver would put the next entry, modulo the queue size (2.7.6).</summary>
    public ushort AvailableIndex => Read16(available + 2);

    /// <summary>le16 idx of the used ring (2.7.8).</summary>
    public ushort UsedIndex => Read16(used + 2);

    /// <summary>The entry of the used ring at an index: the chain's first descriptor, and the bytes written (2.7.8).</summary>
    public UsedDescriptor Used(ushort index)
    {
        var entry = used + 4 + (8 * (ulong)(index % queueSize));
        return new((ushort)Read32(entry), Read32(entry + 4));
    }

    /// <summary>The chains that the driver made available and the device has not taken yet.</summary>
    /// <param name="taken">How many chains the device took since the ring began, modulo 2^16.</param>
    public IReadOnlyList<IReadOnlyList<ChainElement>> AvailableChains(ushort taken = 0)
    {
        var chains = new List<IReadOnlyList<ChainElement>>();
        for (var i = taken; i != AvailableIndex; i++)
        {
            if (chains.Count == queueSize)
                throw new InvalidDataException($"The available index {AvailableIndex} is more than the queue size ahead of {taken}.");
            chains.Add(Chain(Read16(available + 4 + (2 * (ulong)(i % queueSize)))));
        }

        return chains;
    }

    /// <summary>The elements of the chain that begins with a descriptor.</summary>
    public IReadOnlyList<ChainElement> Chain(ushort head)
    {
        var elements = new List<ChainElement>();
        Follow(elements, head, head, descriptors, queueSize);
        return elements;
    }

    private void Follow(List<ChainElement> elements, ushort head, ushort first, ulong table, int tableSize)
    {
        const ushort hasNext = 1;
        const ushort write = 2;
        const ushort isIndirect = 4;
        for (var index = first; ;)
        {
            if (index >= tableSize)
                throw new InvalidDataException($"Descriptor {index} is outside the table of {tableSize}.");
            if (elements.Count == queueSize)
                throw new InvalidDataException($"The chain of descriptor {head} is longer than the queue.");
            var at = table + (16 * (ulong)index);
            var flags = Read16(at + 12);
            if ((flags & isIndirect) != 0)
            {
                // 2.7.5.3.1: only if negotiated, only from the descriptor table, and nothing behind it.
                if (!indirect || table != descriptors || (flags & hasNext) != 0)
                    throw new InvalidDataException($"Descriptor {index} refers to an indirect table.");
                var length = Read32(at + 8);
                if (length == 0 || length % 16 != 0)
                    throw new InvalidDataException($"Descriptor {index} refers to an indirect table of {length} bytes.");
                Follow(elements, head, 0, Read64(at), (int)(length / 16));
                return;
            }

            elements.Add(new(Read64(at), Read32(at + 8), (flags & write) != 0));
            if ((flags & hasNext) == 0)
                return;
            index = Read16(at + 14);
        }
    }

    private ushort Read16(ulong address) => bigEndian
        ? BinaryPrimitives.ReadUInt16BigEndian(read(address, 2))
        : BinaryPrimitives.ReadUInt16LittleEndian(read(address, 2));

    private uint Read32(ulong address) => bigEndian
        ? BinaryPrimitives.ReadUInt32BigEndian(read(address, 4))
        : BinaryPrimitives.ReadUInt32LittleEndian(read(address, 4));

    private ulong Read64(ulong address) => bigEndian
        ? BinaryPrimitives.ReadUInt64BigEndian(read(address, 8))
        : BinaryPrimitives.ReadUInt64LittleEndian(read(address, 8));
}
