using System.Diagnostics.CodeAnalysis;
using System.Numerics;
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
public partial struct PackedDriverRing<TMemory> : IDriverRing
    where TMemory : struct, ISharedMemory<TMemory>
{
    private readonly TMemory _descriptors;
    private readonly PackedSuppression<TMemory> _suppression;
    private readonly IndirectTables<TMemory> _tables;
    private readonly PackedSlot[] _slots;
    private readonly ushort[]? _slotByIndex;
    private readonly int _queueSize;

    // What this side counted. It never reads back what it wrote: the other side may have changed it.
    private PackedPosition _available = PackedPosition.Start;
    private PackedPosition _availablePublished = PackedPosition.Start;
    private PackedPosition _used = PackedPosition.Start;

    // How many buffers were made available, published, and taken back, the last only where they come back in order.
    private ulong _count;
    private ulong _countPublished;
    private ulong _countUsed;
    private int _batchLeft;
    private uint _batchWritten;

    // The device goes in ring order, so the first descriptor holds everything behind it back until its flags are written.
    private PackedDescriptor _first;

    private PackedDriverRing(
        PackedRingAreas<TMemory> areas, IndirectTables<TMemory> tables, int queueSize, int elementsPerSlot, RingOptions options)
    {
        _tables = tables;
        _descriptors = areas.Descriptors;
        _suppression = new(areas.DriverEvents, areas.DeviceEvents, queueSize, (options & RingOptions.EventIndex) != 0);
        _queueSize = queueSize;
        ElementsPerSlot = elementsPerSlot;
        _slots = new PackedSlot[tables.Exist ? queueSize : queueSize / elementsPerSlot];
        _slotByIndex = (options & RingOptions.InOrder) != 0 ? new ushort[BitOperations.RoundUpToPowerOf2((uint)queueSize)] : null;
    }

    /// <inheritdoc/>
    public static bool IsBigEndian => false;

    /// <inheritdoc/>
    public readonly int SlotCount => _slots.Length;

    /// <inheritdoc/>
    public int ElementsPerSlot { get; }

    /// <inheritdoc/>
    public readonly ushort NextAvailable => _availablePublished.Value;

    /// <inheritdoc/>
    public RingFault Fault { get; private set; }

    /// <summary>Makes the driver's end of a new ring and initialises the ring's memory. The device must not use it yet.</summary>
    /// <param name="memory">The memory that the ring is in.</param>
    /// <param name="addresses">Where it is.</param>
    /// <param name="queueSize">The queue size: 1 to 32768.</param>
    /// <param name="elementsPerSlot">The largest number of elements of a buffer, at most the queue size.</param>
    /// <param name="options">What was negotiated.</param>
    /// <param name="indirectTables">
    /// With <see cref="RingOptions.Indirect"/>, where the memory of <see cref="IndirectTables.Size"/> bytes for the tables is.
    /// </param>
    /// <returns>The ring, with as many slots as fit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Queue size or elements per slot are not valid.</exception>
    /// <exception cref="ArgumentException">An area is misaligned or not in the memory.</exception>
    public static PackedDriverRing<TMemory> Create(
        GuestMemory memory,
        RingAddresses addresses,
        int queueSize,
        int elementsPerSlot,
        RingOptions options = RingOptions.None,
        ulong indirectTables = 0)
    {
        if (!PackedRingAreas<TMemory>.TryMap(memory, addresses, queueSize, out var areas, out var problem))
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
        if (elements.Length == 1 && (uint)slot < (uint)_slots.Length && TryOfferSingle(slot, ref _slots[slot], elements[0], _available, _count))
        {
            _available = _available.Advance(1, _queueSize);
            _count++;
        }
        else
        {
            MakeAnyAvailable(slot, elements);
        }
    }

    /// <inheritdoc/>
    public bool Publish()
    {
        var from = _availablePublished;
        if (!TryPublish())
            return false;
        TMemory.FullBarrier();
        return _suppression.IsWanted(from, _available);
    }

    /// <inheritdoc/>
    public void PublishToPoller() => TryPublish();

    /// <inheritdoc/>
    public bool TryGetUsed(out int slot, out uint written)
    {
        (slot, written) = (0, 0);
        if (_batchLeft != 0)
            return TakeFromBatch(out slot, out written);
        if (!TryReadUsed(_used, out var found, out var length))
            return false;
        ref var state = ref _slots[found];
        if (_slotByIndex is not null)
        {
            // The descriptor is where the batch begins, and names the buffer that ends it (virtio 1.4, 2.8.8).
            _batchLeft = (int)(state.Index - _countUsed) + 1;
            _batchWritten = length;
            return TakeFromBatch(out slot, out written);
        }

        (slot, written) = (found, length);
        _used = TakeBack(ref state, _used);
        return true;
    }

    /// <inheritdoc/>
    public bool EnableNotifications()
    {
        _suppression.Enable(_used);
        TMemory.FullBarrier();
        return _batchLeft != 0 || LookForUsed(_used, out _);
    }

    /// <inheritdoc/>
    public readonly void DisableNotifications() => _suppression.Disable();

    /// <inheritdoc/>
    public void Break(RingFaultReason reason, long detail)
    {
        if (!Fault.IsFault)
            Fault = new(reason, detail);
        _used = _availablePublished;
        _batchLeft = 0;
    }

    private void MakeAnyAvailable(int slot, ReadOnlySpan<RingElement> elements)
    {
        if ((uint)slot >= (uint)_slots.Length)
            RingMisuse.NoSuchSlot(slot, SlotCount);
        ref var state = ref _slots[slot];
        if (state.DescriptorCount != 0)
            RingMisuse.SlotInFlight(slot);
        state.WritableBytes = DriverBuffer.Check(slot, elements, ElementsPerSlot);
        var head = _available;
        var first = _tables.Exist && elements.Length > 1 ? WriteTable(slot, elements) : WriteChain(slot, elements);
        state.DescriptorCount = head.DistanceTo(_available, _queueSize);
        state.Index = _count++;
        if (_slotByIndex is not null)
            _slotByIndex[state.Index & ((ulong)_slotByIndex.Length - 1)] = (ushort)slot;

        Show(head, first);
    }

    // Offers a buffer of one element, which is what most are, unless something is wrong with it, or it takes descriptors in order.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryOfferSingle(int slot, ref PackedSlot state, RingElement element, PackedPosition position, ulong index)
    {
        if (_slotByIndex is not null || state.DescriptorCount != 0 || element.Length == 0)
            return false;
        state.WritableBytes = element.DeviceWrites ? element.Length : 0;
        state.Index = index;
        state.DescriptorCount = 1;
        PackedDescriptor.WriteAddress(_descriptors, position.Offset, element.Address);
        Show(position, Describe(element, slot, position, hasNext: false));
        return true;
    }

    // Writes a chain but for its first descriptor, which it returns, and of that the address.
    private PackedDescriptor WriteChain(int slot, ReadOnlySpan<RingElement> elements)
    {
        var first = default(PackedDescriptor);
        for (var i = 0; i < elements.Length; i++)
        {
            var descriptor = Describe(elements[i], slot, _available, i + 1 < elements.Length);
            PackedDescriptor.WriteAddress(_descriptors, _available.Offset, elements[i].Address);
            if (i == 0)
                first = descriptor;
            else
                descriptor.Write(_descriptors, _available.Offset);
            _available = _available.Advance(1, _queueSize);
        }

        return first;
    }

    // In a table only the flag WRITE counts, and all entries belong to the buffer (virtio 1.4, 2.8.7).
    private PackedDescriptor WriteTable(int slot, ReadOnlySpan<RingElement> elements)
    {
        var table = _tables.Offset(slot);
        for (var i = 0; i < elements.Length; i++)
        {
            var entry = table + ((uint)i * DescriptorSize);
            PackedDescriptor.WriteAddress(_tables.Window, entry, elements[i].Address);
            new PackedDescriptor(elements[i].Length, 0, WriteFlag(elements[i])).Write(_tables.Window, entry);
        }

        var flags = _available.AvailableMark | DescriptorFlags.Indirect;
        PackedDescriptor.WriteAddress(_descriptors, _available.Offset, _tables.Address + table);
        _available = _available.Advance(1, _queueSize);
        return new((uint)elements.Length * DescriptorSize, slot, flags);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PackedDescriptor Describe(RingElement element, int slot, PackedPosition position, bool hasNext) =>
        new(element.Length, slot, position.AvailableMark | WriteFlag(element) | (hasNext ? DescriptorFlags.Next : 0));

    private static int WriteFlag(RingElement element) => element.DeviceWrites ? DescriptorFlags.Write : 0;

    // The first descriptor becomes available last (virtio 1.4, 2.8.17), of a chain as of everything that is published together.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Show(PackedPosition position, PackedDescriptor descriptor)
    {
        if (position == _availablePublished)
            _first = descriptor;
        else
            descriptor.Release(_descriptors, position.Offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryPublish()
    {
        if (_available == _availablePublished || Fault.IsFault)
            return false;
        _first.Release(_descriptors, _availablePublished.Offset);
        _availablePublished = _available;
        _countPublished = _count;
        return true;
    }

    private bool TakeFromBatch(out int slot, out uint written)
    {
        slot = _slotByIndex![_countUsed++ & ((ulong)_slotByIndex.Length - 1)];
        ref var state = ref _slots[slot];
        written = --_batchLeft == 0 ? _batchWritten : (uint)Math.Min(state.WritableBytes, uint.MaxValue);
        _used = TakeBack(ref state, _used);
        return true;
    }

    // The device skips the descriptors of the whole chain, whose length only this side remembers (virtio 1.4, 2.8.6).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly PackedPosition TakeBack(ref PackedSlot state, PackedPosition position)
    {
        var next = position.Advance(state.DescriptorCount, _queueSize);
        state.DescriptorCount = 0;
        return next;
    }

    // Reads a used descriptor once, and checks all that it says.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadUsed(PackedPosition position, out int slot, out uint written)
    {
        (slot, written) = (0, 0);
        if (!LookForUsed(position, out var used))
            return false;
        if (used.Id >= _slots.Length)
            return Stop(RingFaultReason.UsedIdOutOfRange, used.Id);
        ref var state = ref _slots[used.Id];
        if (state.DescriptorCount == 0 || state.Index >= _countPublished)
            return Stop(RingFaultReason.UsedIdNotInFlight, used.Id);
        // Without the flag the length means nothing (virtio 1.4, 2.8.4). QEMU never sets the flag, and means the length all the same: so a
        // length that can be meant is.
        var length = state.WritableBytes != 0 ? used.Length : 0;
        if (length > state.WritableBytes)
        {
            if (used.DeviceWrites)
                return Stop(RingFaultReason.UsedLengthTooLarge, length);
            length = 0;
        }

        (slot, written) = (used.Id, length);
        return true;
    }

    // A stopped ring has nothing in flight, so the data path need not ask for a fault.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool LookForUsed(PackedPosition position, out PackedDescriptor used)
    {
        used = default;
        if (position == _availablePublished)
            return false;
        used = PackedDescriptor.Acquire(_descriptors, position.Offset);
        return used.Mark == position.UsedMark;
    }

    private bool Stop(RingFaultReason reason, long detail)
    {
        Break(reason, detail);
        return false;
    }
}
