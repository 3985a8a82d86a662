using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LayoutGen.Memory;
using static LayoutGen.Rings.SplitRingLayout;

namespace LayoutGen.Rings;

/// <summary>
/// The driver's end of a split ring (virtio 1.4, 2.7.13 and 2.7.14). Slot s owns as many descriptors as a buffer has elements, or one
/// with an indirect table, from s times that number on: so there is no list of free descriptors, and what does not change is not written.
/// </summary>
/// <typeparam name="TMemory">The memory that the ring is in.</typeparam>
/// <typeparam name="TOrder">The byte order of the ring's integers.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Which ring to make is exactly what the type parameters say.")]
public partial struct SplitDriverRing<TMemory, TOrder> : IDriverRing
    where TMemory : struct, ISharedMemory<TMemory>
    where TOrder : struct, IByteOrder
{
    private readonly SplitRingAreas<TMemory> _areas;
    private readonly SplitSuppression<TMemory, TOrder> _suppression;
    private readonly IndirectTables<TMemory> _tables;
    private readonly ResidentDescriptors<TMemory, TOrder> _descriptors;
    private readonly ResidentDescriptors<TMemory, TOrder> _tableEntries;
    private readonly SplitSlot[] _slots;
    private readonly ushort[] _slotByHead;
    private readonly ushort[] _entries;
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
            _slots[slot] = new() { Head = (ushort)(slot * _descriptorsPerSlot), Index = SplitSlot.NotInFlight };
            _slotByHead.AsSpan(_slots[slot].Head, _descriptorsPerSlot).Fill((ushort)slot);
        }

        _slotByIndex = (options & RingOptions.InOrder) != 0 ? new ushort[queueSize] : null;
        _descriptors = new(areas.Descriptors, queueSize);
        _tableEntries = new(tables.Window, tables.Exist ? queueSize * elementsPerSlot : 0);
        _entries = new ushort[queueSize];
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
        areas.Initialise(queueSize);
        return new(areas, tables, queueSize, elementsPerSlot, options);
    }

    /// <inheritdoc/>
    public void MakeAvailable(int slot, ReadOnlySpan<RingElement> elements)
    {
        if (elements.Length == 1 && (uint)slot < (uint)_slots.Length && TryOfferSingle(ref _slots[slot], elements[0], _available))
            _available++;
        else
            MakeAnyAvailable(slot, elements);
    }

    /// <inheritdoc/>
    public bool Publish()
    {
        var from = (ushort)_availablePublished;
        if (!TryPublish())
            return false;
        TMemory.FullBarrier();
        return _suppression.IsWanted(from, (ushort)_available);
    }

    /// <inheritdoc/>
    public void PublishToPoller() => TryPublish();

    /// <inheritdoc/>
    public bool TryGetUsed(out int slot, out uint written)
    {
        (slot, written) = (0, 0);
        if (_batchLeft != 0)
            return TakeFromBatch(out slot, out written);
        if (_used == _usedLimit && !LookForUsed())
            return false;

        if (!TryReadUsed(_used, out var found, out var length))
            return false;
        ref var state = ref _slots[found];
        if (_slotByIndex is not null)
        {
            // The entry is where the batch begins, and names the buffer that ends it (virtio 1.4, 2.7.9).
            var last = (ushort)((ushort)state.Index - _used);
            if (last >= (ushort)(_usedLimit - _used))
                return Stop(RingFaultReason.UsedOutOfOrder, state.Head);
            _batchLeft = last + 1;
            _batchWritten = length;
            return TakeFromBatch(out slot, out written);
        }

        state.Index = SplitSlot.NotInFlight;
        (slot, written) = (found, length);
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

    private void MakeAnyAvailable(int slot, ReadOnlySpan<RingElement> elements)
    {
        if ((uint)slot >= (uint)_slots.Length)
            RingMisuse.NoSuchSlot(slot, SlotCount);
        ref var state = ref _slots[slot];
        if (state.Index != SplitSlot.NotInFlight)
            RingMisuse.SlotInFlight(slot);

        state.WritableBytes = DriverBuffer.Check(slot, elements, ElementsPerSlot);
        state.Length = 0;
        state.Index = _available;
        var hasTable = _tables.Exist && elements.Length > 1;
        if (_slotByIndex is not null)
            TakeDescriptors(slot, hasTable ? 1 : elements.Length);
        if (hasTable)
            WriteTable(slot, state.Head, elements);
        else
            WriteChain(_descriptors, 0, state.Head, _mask, elements);
        WriteEntry(_available, state.Head);
        _available++;
    }

    // Offers a buffer of one element, which is what most are, unless something is wrong with it, or it takes descriptors in order.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryOfferSingle(ref SplitSlot state, RingElement element, ulong index)
    {
        if (_slotByIndex is not null || state.Index != SplitSlot.NotInFlight || element.Length == 0)
            return false;
        state.Index = index;
        if (state.Address != element.Address || state.Length != element.Length || state.DeviceWrites != element.DeviceWrites)
            WriteSingle(ref state, element);
        WriteEntry(index, state.Head);
        return true;
    }

    private readonly void WriteSingle(ref SplitSlot state, RingElement element)
    {
        (state.Address, state.Length, state.DeviceWrites) = element;
        state.WritableBytes = element.DeviceWrites ? element.Length : 0;
        _descriptors.Write(state.Head, SplitDescriptor.Of(element, hasNext: false, (state.Head + 1U) & _mask));
    }

    // A chain of neighbours, in the descriptor table as in a table of its own. Links count only where a descriptor has the flag for them.
    private static void WriteChain(
        ResidentDescriptors<TMemory, TOrder> tables, uint table, uint first, uint mask, ReadOnlySpan<RingElement> elements)
    {
        for (var i = 0U; i < elements.Length; i++)
        {
            var descriptor = SplitDescriptor.Of(elements[(int)i], i + 1 < elements.Length, (first + i + 1) & mask);
            tables.Write(table + ((first + i) & mask), descriptor);
        }
    }

    private readonly void WriteTable(int slot, uint head, ReadOnlySpan<RingElement> elements)
    {
        WriteChain(_tableEntries, (uint)(slot * ElementsPerSlot), 0, ushort.MaxValue, elements);
        var length = (uint)elements.Length * DescriptorSize;
        _descriptors.Write(head, new(_tables.Address + _tables.Offset(slot), length, DescriptorFlags.Indirect, 0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void WriteEntry(ulong index, ushort head)
    {
        ref var written = ref _entries[(uint)index & _mask];
        if (written == head)
            return;
        written = head;
        _areas.Available.WriteUInt16(EntriesOffset + (((uint)index & _mask) * AvailableEntrySize), TOrder.Convert(head));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryPublish()
    {
        if (_available == _availablePublished || Fault.IsFault)
            return false;
        _availablePublished = _available;
        _areas.Available.ReleaseUInt16(IndexOffset, TOrder.Convert((ushort)_available));
        return true;
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

    // Reads an entry once, and checks all that it says.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadUsed(ushort index, out int slot, out uint written)
    {
        var entry = EntriesOffset + ((index & _mask) * UsedEntrySize);
        var id = TOrder.Convert(_areas.Used.ReadUInt32(entry + UsedEntryIdOffset));
        written = TOrder.Convert(_areas.Used.ReadUInt32(entry + UsedEntryLengthOffset));
        slot = 0;
        if (id > _mask)
            return Stop(RingFaultReason.UsedIdOutOfRange, id);
        var named = _slotByHead[id];
        ref var state = ref _slots[named];
        if (state.Head != id)
            return Stop(RingFaultReason.UsedIdNotHead, id);
        if (state.Index >= _availablePublished)
            return Stop(RingFaultReason.UsedIdNotInFlight, id);
        slot = named;
        return written <= state.WritableBytes || IsIgnored(ref written, ref state, ref slot);
    }

    // Legacy devices report anything for a buffer without writable bytes (virtio 1.4, 2.7.8.1).
    private bool IsIgnored(ref uint written, ref SplitSlot state, ref int slot)
    {
        if (state.WritableBytes == 0)
        {
            written = 0;
            return true;
        }

        slot = 0;
        return Stop(RingFaultReason.UsedLengthTooLarge, written);
    }

    private bool TakeFromBatch(out int slot, out uint written)
    {
        slot = _slotByIndex![_used & _mask];
        ref var state = ref _slots[slot];
        state.Index = SplitSlot.NotInFlight;
        written = --_batchLeft == 0 ? _batchWritten : (uint)Math.Min(state.WritableBytes, uint.MaxValue);
        _used++;
        return true;
    }

    // A stopped ring looks no more, so the data path need not ask for a fault.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
