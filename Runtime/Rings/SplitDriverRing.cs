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
    private readonly SplitSlot[] _slots;
    private readonly ushort[] _slotByHead;
    private readonly ushort[]? _slotByIndex;
    private readonly uint _mask;
    private readonly int _descriptorsPerSlot;

    // What this side counted. It never reads back what it wrote: the other side may have changed it.
    private ulong _available;
    private ulong _availablePublished;
    private ushort _used;
    private ushort _usedLimit;

    // Only where buffers come back in order: the next descriptor, and what is left of the batch that the device told of.
    private ushort _nextDescriptor;
    private int _batchLeft;
    private uint _batchWritten;

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
        _slots = new SplitSlot[queueSize / _descriptorsPerSlot];
        _slotByHead = new ushort[queueSize];
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            _slots[slot].Head = (ushort)(slot * _descriptorsPerSlot);
            _slotByHead.AsSpan(_slots[slot].Head, _descriptorsPerSlot).Fill((ushort)slot);
        }

        _slotByIndex = (options & RingOptions.InOrder) != 0 ? new ushort[queueSize] : null;
    }

    /// <inheritdoc/>
    public static bool IsBigEndian
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TOrder.IsBigEndian;
    }

    /// <inheritdoc/>
    public readonly int SlotCount => _slots.Length;

    /// <inheritdoc/>
    public int ElementsPerSlot { get; }

    /// <inheritdoc/>
    public readonly ushort NextAvailable => (ushort)_availablePublished;

    /// <inheritdoc/>
    public RingFault Fault { get; private set; }

    /// <summary>Makes the driver's end of a new ring and initialises the ring's memory. The device must not use it yet.</summary>
    /// <param name="memory">The memory that the ring is in.</param>
    /// <param name="addresses">Where it is.</param>
    /// <param name="queueSize">The queue size: a power of two up to 32768.</param>
    /// <param name="elementsPerSlot">The largest number of elements of a buffer, at most the queue size.</param>
    /// <param name="options">What was negotiated.</param>
    /// <param name="indirectTables">
    /// With <see cref="RingOptions.Indirect"/>, where the memory of <see cref="IndirectTables.Size"/> bytes for the tables is.
    /// </param>
    /// <returns>The ring, with as many slots as fit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Queue size or elements per slot are not valid.</exception>
    /// <exception cref="ArgumentException">An area is misaligned or not in the memory.</exception>
    public static SplitDriverRing<TMemory, TOrder> Create(
        GuestMemory memory,
        RingAddresses addresses,
        int queueSize,
        int elementsPerSlot,
        RingOptions options = RingOptions.None,
        ulong indirectTables = 0)
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
        if ((uint)slot >= (uint)_slots.Length)
            RingMisuse.NoSuchSlot(slot, SlotCount);
        ref var state = ref _slots[slot];
        if (state.InFlight)
            RingMisuse.SlotInFlight(slot);

        state.WritableBytes = DriverBuffer.Check(slot, elements, ElementsPerSlot);
        state.InFlight = true;
        state.Index = _available;
        var hasTable = _tables.Exist && elements.Length > 1;
        if (_slotByIndex is not null)
            TakeDescriptors(slot, hasTable ? 1 : elements.Length);
        if (hasTable)
            WriteTable(slot, state.Head, elements);
        else
            WriteDescriptors(_areas.Descriptors, state.Head, _mask, elements);
        _areas.Available.WriteUInt16(EntriesOffset + (((uint)_available & _mask) * AvailableEntrySize), TOrder.Convert(state.Head));
        _available++;
    }

    /// <inheritdoc/>
    public bool Publish()
    {
        if (_available == _availablePublished || Fault.IsFault)
            return false;
        var from = _availablePublished;
        _availablePublished = _available;
        _areas.Available.ReleaseUInt16(IndexOffset, TOrder.Convert((ushort)_available));
        TMemory.FullBarrier();
        return _suppression.IsWanted((ushort)from, (ushort)_available);
    }

    /// <inheritdoc/>
    public bool TryGetUsed(out int slot, out uint written)
    {
        slot = 0;
        written = 0;
        if (_batchLeft != 0)
            return TakeFromBatch(out slot, out written);
        if (_used == _usedLimit && !LookForUsed())
            return false;

        var entry = EntriesOffset + ((_used & _mask) * UsedEntrySize);
        var id = TOrder.Convert(_areas.Used.ReadUInt32(entry + UsedEntryIdOffset));
        var length = TOrder.Convert(_areas.Used.ReadUInt32(entry + UsedEntryLengthOffset));
        if (id > _mask)
            return Stop(RingFaultReason.UsedIdOutOfRange, id);
        ref var state = ref _slots[_slotByHead[id]];
        if (state.Head != id)
            return Stop(RingFaultReason.UsedIdNotHead, id);
        if (!state.InFlight || state.Index >= _availablePublished)
            return Stop(RingFaultReason.UsedIdNotInFlight, id);
        // Legacy devices report anything for a buffer without writable bytes (virtio 1.4, 2.7.8.1).
        if (state.WritableBytes == 0)
            length = 0;
        if (length > state.WritableBytes)
            return Stop(RingFaultReason.UsedLengthTooLarge, length);
        if (_slotByIndex is not null)
        {
            // The entry is where the batch begins, and names the buffer that ends it (virtio 1.4, 2.7.9).
            var last = (ushort)((ushort)state.Index - _used);
            if (last >= (ushort)(_usedLimit - _used))
                return Stop(RingFaultReason.UsedOutOfOrder, id);
            _batchLeft = last + 1;
            _batchWritten = length;
            return TakeFromBatch(out slot, out written);
        }

        state.InFlight = false;
        slot = _slotByHead[id];
        written = length;
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
        _batchLeft = 0;
    }

    // A chain of neighbours, in the descriptor table as in a table of its own.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteDescriptors(TMemory table, uint first, uint mask, ReadOnlySpan<RingElement> elements)
    {
        for (var i = 0; i < elements.Length; i++)
        {
            var descriptor = ((first + (uint)i) & mask) * DescriptorSize;
            var flags = (i + 1 < elements.Length ? DescriptorFlags.Next : 0) | (elements[i].DeviceWrites ? DescriptorFlags.Write : 0);
            table.WriteUInt64(descriptor + DescriptorAddressOffset, TOrder.Convert(elements[i].Address));
            table.WriteUInt32(descriptor + DescriptorLengthOffset, TOrder.Convert(elements[i].Length));
            table.WriteUInt16(descriptor + DescriptorFlagsOffset, TOrder.Convert((ushort)flags));
        }
    }

    private readonly void WriteTable(int slot, uint head, ReadOnlySpan<RingElement> elements)
    {
        var table = _tables.Offset(slot);
        WriteDescriptors(_tables.Window, table / DescriptorSize, uint.MaxValue, elements);
        var descriptor = head * DescriptorSize;
        _areas.Descriptors.WriteUInt64(descriptor + DescriptorAddressOffset, TOrder.Convert(_tables.Address + table));
        _areas.Descriptors.WriteUInt32(descriptor + DescriptorLengthOffset, TOrder.Convert((uint)elements.Length * DescriptorSize));
        _areas.Descriptors.WriteUInt16(descriptor + DescriptorFlagsOffset, TOrder.Convert(DescriptorFlags.Indirect));
    }

    // Where buffers come back in order, descriptors must be taken in ring order (virtio 1.4, 2.7.5.2); those of the oldest buffers
    // are free again first, so there are always enough.
    private void TakeDescriptors(int slot, int count)
    {
        ref var state = ref _slots[slot];
        state.Head = _nextDescriptor;
        _nextDescriptor = (ushort)((_nextDescriptor + count) & (int)_mask);
        _slotByHead[state.Head] = (ushort)slot;
        _slotByIndex![(uint)_available & _mask] = (ushort)slot;
    }

    private bool TakeFromBatch(out int slot, out uint written)
    {
        slot = _slotByIndex![_used & _mask];
        ref var state = ref _slots[slot];
        state.InFlight = false;
        written = --_batchLeft == 0 ? _batchWritten : (uint)Math.Min(state.WritableBytes, uint.MaxValue);
        _used++;
        return true;
    }

    // A stopped ring looks no more, so the data path need not ask for a fault.
    private bool LookForUsed()
    {
        if (Fault.IsFault)
            return false;
        var limit = TOrder.Convert(_areas.Used.AcquireUInt16(IndexOffset));
        var more = (ushort)(limit - _used);
        if (more > (ushort)((ushort)_availablePublished - _used))
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
