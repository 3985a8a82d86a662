using System.Numerics;

namespace LayoutGen.Rings;

/// <summary>
/// The buffers that a device holds where they go back in the order in which they came (virtio 1.4, 2.7.9 and 2.8.8). A buffer that
/// is done waits for those before it. Of buffers that go back together, the driver is told only of the last, and assumes that the
/// others were used completely: so a batch ends with the first that was not. The default value is that of a ring without order.
/// </summary>
internal struct InOrderBuffers
{
    private readonly HeldBuffer[]? _held;
    private uint _oldest;
    private uint _next;

    public InOrderBuffers(int queueSize) => _held = new HeldBuffer[(int)BitOperations.RoundUpToPowerOf2((uint)queueSize)];

    public readonly bool Apply => _held is not null;

    private readonly uint Mask => (uint)_held!.Length - 1;

    /// <summary>Takes up a buffer, of which the caller knows that there is room for it.</summary>
    /// <returns>Its number here.</returns>
    public ushort Add(ushort bufferId, int descriptorCount, ReadOnlySpan<RingElement> writable)
    {
        var bytes = 0UL;
        foreach (var element in writable)
            bytes += element.Length;
        var id = (ushort)(_next++ & Mask);
        _held![id] = new() { BufferId = bufferId, DescriptorCount = descriptorCount, WritableBytes = bytes };
        return id;
    }

    /// <returns>False if there is no such buffer, or it is done already.</returns>
    public readonly bool TryComplete(ushort id, uint written)
    {
        if (id >= _held!.Length || _held[id].DescriptorCount == 0 || _held[id].Written is not null)
            return false;
        _held[id].Written = written;
        return true;
    }

    /// <summary>Lets the next batch go.</summary>
    /// <param name="last">The last buffer of it, the one that the driver is told of.</param>
    /// <param name="buffers">How many buffers there are in it.</param>
    /// <param name="descriptors">How many descriptors of the ring they have together.</param>
    /// <returns>False if the oldest buffer is not done.</returns>
    public bool TryTakeBatch(out HeldBuffer last, out int buffers, out int descriptors)
    {
        last = default;
        buffers = 0;
        descriptors = 0;
        while (_oldest != _next && _held![_oldest & Mask].Written is { } written)
        {
            last = _held[_oldest & Mask];
            _held[_oldest++ & Mask] = default;
            buffers++;
            descriptors += last.DescriptorCount;
            if (written != last.WritableBytes)
                break;
        }

        return buffers != 0;
    }
}
