using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LayoutGen.Memory;
using static LayoutGen.Rings.SplitRingLayout;

namespace LayoutGen.Rings;

/// <summary>
/// The driver's end of a split ring (virtio 1.4, 2.7.13 and 2.7.14). Slot s owns as many descriptors as a buffer has elements, or one
/// with an indirect table, from s times that number on: so there is no list of free descriptors, and their links never change.
/// </summary>
/// <typeparam name="TMemory">The memory that the ring is in.</typeparam>
/// <typeparam name="TOrder">The byte order of the ring's integers.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Which ring to make is exactly what the type parameters say.")]
public struct SplitDriverRing<TMemory, TOrder> : IDriverRing
    where TMemory : struct, ISharedMemory<TMemory>
    where TOrder : struct, IByteOrder
{
    private readonly SplitRingAreas<TMemory> _areas;
    private readonly SplitSuppression<TMemory, TOrder> _suppression;
    private readonly IndirectTables<TMemory> _tables;
    private readonly SplitSlot[] _slotsByHead;
    private readonly uint _mask;
    private readonly int _descriptorsPerSlot;

    // What this side counted. It never reads back what it wrote: the other side may have changed it.
    private ushort _available;
    private ushort _availablePublished;
    private ushort _used;
    private ushort _usedLimit;

    private SplitDriverRing(
        SplitRingAreas<TMemory> areas, IndirectTables<TMemory> tables, int queueSize, int elementsPerSlot, RingOptions options)
    {
        _areas = areas;
        _tables = tables;
        _suppression = new(
            areas.Available,
            UsedEventOffset(queueSize),
            areas.Used,
            AvailableEventOffset(queueSize),
            (options & RingOptions.EventIndex) != 0);
        _mask = (uint)queueSize - 1;
        ElementsPerSlot = elementsPerSlot;
        _descriptorsPerSlot = tables.Exist ? 1 : elementsPerSlot;
        SlotCount = queueSize / _descriptorsPerSlot;
        _slotsByHead = new SplitSlot[queueSize];
        for (var slot = 0; slot < SlotCount; slot++)
            _slotsByHead[slot * _descriptorsPerSlot].Slot = slot;
    }

    /// <inheritdoc/>
    public int SlotCount { get; }

    /// <inheritdoc/>
    public int ElementsPerSlot { get; }

    /// <inheritdoc/>
    public RingFault Fault { get; private set; }

    /// <summary>Makes the driver's end of a new ring and initialises the ring's memory. The device must not use it yet.</summary>
    /// <param name="memory">The memory that the ring is in.</param>
    /// <param name="addresses">Where it is.</param>
    /// <param name="queueSize">The queue size: a power of two up to 32768.</param>
    /// <param name="elementsPerSlot">The largest number of elements of a buffer, at most the queue size.</param>
    /// <returns>The ring, with as many slots as fit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Queue size or elements per slot are not valid.</exception>
    /// <exception cref="ArgumentException">An area is misaligned or not in the memory.</exception>
    public static SplitDriverRing<TMemory, TOrder> Create(
        GuestMemory memory, SplitRingAddresses addresses, int queueSize, int elementsPerSlot) =>
        Create(memory, addresses, queueSize, elementsPerSlot, RingOptions.None, 0);

    /// <inheritdoc cref="Create(GuestMemory, SplitRingAddresses, int, int)"/>
    /// <param name="memory">The memory that the ring is in.</param>
    /// <param name="addresses">Where it is.</param>
    /// <param name="queueSize">The queue size: a power of two up to 32768.</param>
    /// <param name="elementsPerSlot">The largest number of elements of a buffer, at most the queue size.</param>
    /// <param name="options">What was negotiated.</param>
    /// <param name="indirectTables">
    /// With <see cref="RingOptions.Indirect"/>, where the memory of <see cref="IndirectTables.Size"/> bytes for the tables is.
    /// </param>
    public static SplitDriverRing<TMemory, TOrder> Create(
        GuestMemory memory,
        SplitRingAddresses addresses,
        int queueSize,
        int elementsPerSlot,
        RingOptions options,
        ulong indirectTables)
    {
        if (!SplitRingAreas<TMemory>.TryMap(memory, addresses, queueSize, out var areas, out var problem))
            throw new ArgumentException(problem, nameof(addresses));
        RingMisuse.CheckElementsPerSlot(elementsPerSlot, queueSize);
        problem = IndirectTables.Map<TMemory>(memory, indirectTables, queueSize, elementsPerSlot, options, out var tables);
        if (problem is not null)
            throw new ArgumentException(problem, nameof(indirectTables));
        areas.Initialise<TOrder>(queueSize);
        SplitRingAreas<TMemory>.InitialiseTables<TOrder>(tables, queueSize);
        return new(areas, tables, queueSize, elementsPerSlot, options);
    }

    /// <inheritdoc/>
    public void MakeAvailable(int slot, ReadOnlySpan<RingElement> elements)
    {
        if ((uint)slot >= (uint)SlotCount)
            RingMisuse.NoSuchSlot(slot, SlotCount);
        var head = slot * _descriptorsPerSlot;
        ref var state = ref _slotsByHead[head];
        if (state.InFlight)
            RingMisuse.SlotInFlight(slot);

        state.WritableBytes = DriverBuffer.Check(slot, elements, ElementsPerSlot);
        if (_tables.Exist && elements.Length > 1)
            WriteTable(slot, (uint)head, elements);
        else
            WriteDescriptors(_areas.Descriptors, (uint)head * DescriptorSize, elements);
        state.InFlight = true;
        _areas.Available.WriteUInt16(EntriesOffset + ((_available & _mask) * AvailableEntrySize), TOrder.Convert((ushort)head));
        _available++;
    }

    /// <inheritdoc/>
    public bool Publish()
    {
        if (_available == _availablePublished || Fault.IsFault)
            return false;
        var from = _availablePublished;
        _availablePublished = _available;
        _areas.Available.ReleaseUInt16(IndexOffset, TOrder.Convert(_available));
        TMemory.FullBarrier();
        return _suppression.IsWanted(from, _available);
    }

    /// <inheritdoc/>
    public bool TryGetUsed(out int slot, out uint written)
    {
        slot = 0;
        written = 0;
        if (_used == _usedLimit && !LookForUsed())
            return false;

        var entry = EntriesOffset + ((_used & _mask) * UsedEntrySize);
        var id = TOrder.Convert(_areas.Used.ReadUInt32(entry + UsedEntryIdOffset));
        var length = TOrder.Convert(_areas.Used.ReadUInt32(entry + UsedEntryLengthOffset));
        if (id >= (uint)_slotsByHead.Length)
            return Stop(RingFaultReason.UsedIdOutOfRange, id);
        ref var state = ref _slotsByHead[id];
        if (!state.InFlight)
            return Stop(id % _descriptorsPerSlot == 0 ? RingFaultReason.UsedIdNotInFlight : RingFaultReason.UsedIdNotHead, id);
        // Legacy devices report anything for a buffer without writable bytes (virtio 1.4, 2.7.8.1).
        if (state.WritableBytes != 0)
        {
            if (length > state.WritableBytes)
                return Stop(RingFaultReason.UsedLengthTooLarge, length);
            written = length;
        }

        state.InFlight = false;
        slot = state.Slot;
        _used++;
        return true;
    }

    /// <inheritdoc/>
    public bool EnableNotifications()
    {
        _suppression.Enable(_used);
        TMemory.FullBarrier();
        return _used != _usedLimit || LookForUsed();
    }

    /// <inheritdoc/>
    public readonly void DisableNotifications() => _suppression.Disable(_used);

    /// <inheritdoc/>
    public void Break(RingFaultReason reason, long detail)
    {
        if (!Fault.IsFault)
            Fault = new(reason, detail);
        _usedLimit = _used;
    }

    // A chain of neighbours, in the descriptor table as in a table of its own.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteDescriptors(TMemory table, uint descriptor, ReadOnlySpan<RingElement> elements)
    {
        for (var i = 0; i < elements.Length; i++, descriptor += DescriptorSize)
        {
            var flags = (i + 1 < elements.Length ? DescriptorFlags.Next : 0) | (elements[i].DeviceWrites ? DescriptorFlags.Write : 0);
            table.WriteUInt64(descriptor + DescriptorAddressOffset, TOrder.Convert(elements[i].Address));
            table.WriteUInt32(descriptor + DescriptorLengthOffset, TOrder.Convert(elements[i].Length));
            table.WriteUInt16(descriptor + DescriptorFlagsOffset, TOrder.Convert((ushort)flags));
        }
    }

    private readonly void WriteTable(int slot, uint head, ReadOnlySpan<RingElement> elements)
    {
        var table = _tables.Offset(slot);
        WriteDescriptors(_tables.Window, table, elements);
        var descriptor = head * DescriptorSize;
        _areas.Descriptors.WriteUInt64(descriptor + DescriptorAddressOffset, TOrder.Convert(_tables.Address + table));
        _areas.Descriptors.WriteUInt32(descriptor + DescriptorLengthOffset, TOrder.Convert((uint)elements.Length * DescriptorSize));
        _areas.Descriptors.WriteUInt16(descriptor + DescriptorFlagsOffset, TOrder.Convert(DescriptorFlags.Indirect));
    }

    // A stopped ring looks no more, so the data path need not ask for a fault.
    private bool LookForUsed()
    {
        if (Fault.IsFault)
            return false;
        var limit = TOrder.Convert(_areas.Used.AcquireUInt16(IndexOffset));
        var more = (ushort)(limit - _used);
        if (more > (ushort)(_availablePublished - _used))
            return Stop(RingFaultReason.UsedIndexTooFarAhead, more);
        _usedLimit = limit;
        return more != 0;
    }

    private bool Stop(RingFaultReason reason, long detail)
    {
        Break(reason, detail);
        return false;
    }
}
