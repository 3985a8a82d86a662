using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LayoutGen.Memory;
using static LayoutGen.Rings.PackedRingLayout;

namespace LayoutGen.Rings;

/// <summary>
/// The driver's end of a packed ring (virtio 1.4, 2.8.21 and 2.8.22), which is little-endian always. A buffer's id is its slot, and
/// there are as many slots as can all be in flight at their full length, so descriptors never run out.
/// </summary>
/// <typeparam name="TMemory">The memory that the ring is in.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Which ring to make is exactly what the type parameter says.")]
public struct PackedDriverRing<TMemory> : IDriverRing
    where TMemory : struct, ISharedMemory<TMemory>
{
    private readonly TMemory _descriptors;
    private readonly PackedSuppression<TMemory> _suppression;
    private readonly PackedSlot[] _slots;
    private readonly int _queueSize;

    // What this side counted. It never reads back what it wrote: the other side may have changed it.
    private PackedPosition _available = PackedPosition.Start;
    private PackedPosition _availablePublished = PackedPosition.Start;
    private PackedPosition _used = PackedPosition.Start;

    // The device goes in ring order, so the flags of the first descriptor hold everything behind it back until they are written.
    private ushort _firstFlags;

    private PackedDriverRing(PackedRingAreas<TMemory> areas, int queueSize, int elementsPerSlot, RingOptions options)
    {
        _descriptors = areas.Descriptors;
        _suppression = new(areas.DriverEvents, areas.DeviceEvents, queueSize, (options & RingOptions.EventIndex) != 0);
        _queueSize = queueSize;
        ElementsPerSlot = elementsPerSlot;
        _slots = new PackedSlot[queueSize / elementsPerSlot];
    }

    /// <inheritdoc/>
    public readonly int SlotCount => _slots.Length;

    /// <inheritdoc/>
    public int ElementsPerSlot { get; }

    /// <inheritdoc/>
    public RingFault Fault { get; private set; }

    /// <summary>Makes the driver's end of a new ring and initialises the ring's memory. The device must not use it yet.</summary>
    /// <param name="memory">The memory that the ring is in.</param>
    /// <param name="addresses">Where it is.</param>
    /// <param name="queueSize">The queue size: 1 to 32768.</param>
    /// <param name="elementsPerSlot">The largest number of elements of a buffer, at most the queue size.</param>
    /// <param name="options">What was negotiated.</param>
    /// <returns>The ring, with as many slots as fit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Queue size or elements per slot are not valid.</exception>
    /// <exception cref="ArgumentException">An area is misaligned or not in the memory.</exception>
    public static PackedDriverRing<TMemory> Create(
        GuestMemory memory, RingAddresses addresses, int queueSize, int elementsPerSlot, RingOptions options = RingOptions.None)
    {
        if (!PackedRingAreas<TMemory>.TryMap(memory, addresses, queueSize, out var areas, out var problem))
            throw new ArgumentException(problem, nameof(addresses));
        RingMisuse.CheckElementsPerSlot(elementsPerSlot, queueSize);
        areas.Initialise(queueSize);
        return new(areas, queueSize, elementsPerSlot, options);
    }

    /// <inheritdoc/>
    public void MakeAvailable(int slot, ReadOnlySpan<RingElement> elements)
    {
        if ((uint)slot >= (uint)_slots.Length)
            RingMisuse.NoSuchSlot(slot, SlotCount);
        ref var state = ref _slots[slot];
        if (state.DescriptorCount != 0)
            RingMisuse.SlotInFlight(slot);
        state.WritableBytes = DriverBuffer.Check(slot, elements, ElementsPerSlot);
        state.DescriptorCount = elements.Length;

        var head = _available;
        var headFlags = (ushort)0;
        for (var i = 0; i < elements.Length; i++)
        {
            var descriptor = _available.Offset;
            _descriptors.WriteUInt64(descriptor + DescriptorAddressOffset, LittleEndian.Convert(elements[i].Address));
            _descriptors.WriteUInt32(descriptor + DescriptorLengthOffset, LittleEndian.Convert(elements[i].Length));
            _descriptors.WriteUInt16(descriptor + DescriptorIdOffset, LittleEndian.Convert((ushort)slot));
            var flags = (ushort)(_available.AvailableMark
                | (elements[i].DeviceWrites ? DescriptorFlags.Write : 0)
                | (i + 1 < elements.Length ? DescriptorFlags.Next : 0));
            if (i == 0)
                headFlags = flags;
            else
                _descriptors.WriteUInt16(descriptor + DescriptorFlagsOffset, LittleEndian.Convert(flags));
            _available = _available.Advance(1, _queueSize);
        }

        // The first descriptor becomes available last (virtio 1.4, 2.8.17), of a chain as of everything that is published together.
        if (head == _availablePublished)
            _firstFlags = headFlags;
        else
            WriteFlags(head, headFlags);
    }

    /// <inheritdoc/>
    public bool Publish()
    {
        if (_available == _availablePublished || Fault.IsFault)
            return false;
        var from = _availablePublished;
        _availablePublished = _available;
        WriteFlags(from, _firstFlags);
        TMemory.FullBarrier();
        return _suppression.IsWanted(from, _available);
    }

    /// <inheritdoc/>
    public bool TryGetUsed(out int slot, out uint written)
    {
        slot = 0;
        written = 0;
        if (!LookForUsed(out var flags))
            return false;

        var descriptor = _used.Offset;
        var id = LittleEndian.Convert(_descriptors.ReadUInt16(descriptor + DescriptorIdOffset));
        if (id >= _slots.Length)
            return Stop(RingFaultReason.UsedIdOutOfRange, id);
        ref var state = ref _slots[id];
        // A buffer that does not fit into what was published has not been published itself.
        if (state.DescriptorCount == 0 || state.DescriptorCount > _used.DistanceTo(_availablePublished, _queueSize))
            return Stop(RingFaultReason.UsedIdNotInFlight, id);
        // Without the flag the length means nothing (virtio 1.4, 2.8.4).
        if ((flags & DescriptorFlags.Write) != 0 && state.WritableBytes != 0)
        {
            var length = LittleEndian.Convert(_descriptors.ReadUInt32(descriptor + DescriptorLengthOffset));
            if (length > state.WritableBytes)
                return Stop(RingFaultReason.UsedLengthTooLarge, length);
            written = length;
        }

        // The device skips the descriptors of the whole chain, whose length only this side remembers (virtio 1.4, 2.8.6).
        _used = _used.Advance(state.DescriptorCount, _queueSize);
        state.DescriptorCount = 0;
        slot = id;
        return true;
    }

    /// <inheritdoc/>
    public bool EnableNotifications()
    {
        _suppression.Enable(_used);
        TMemory.FullBarrier();
        return LookForUsed(out _);
    }

    /// <inheritdoc/>
    public readonly void DisableNotifications() => _suppression.Disable();

    /// <inheritdoc/>
    public void Break(RingFaultReason reason, long detail)
    {
        if (!Fault.IsFault)
            Fault = new(reason, detail);
        _used = _availablePublished;
    }

    // A stopped ring has nothing in flight, so the data path need not ask for a fault.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool LookForUsed(out ushort flags)
    {
        flags = 0;
        if (_used == _availablePublished)
            return false;
        flags = LittleEndian.Convert(_descriptors.AcquireUInt16(_used.Offset + DescriptorFlagsOffset));
        return (flags & DescriptorFlags.Mark) == _used.UsedMark;
    }

    private readonly void WriteFlags(PackedPosition position, ushort flags) =>
        _descriptors.ReleaseUInt16(position.Offset + DescriptorFlagsOffset, LittleEndian.Convert(flags));

    private bool Stop(RingFaultReason reason, long detail)
    {
        Break(reason, detail);
        return false;
    }
}
