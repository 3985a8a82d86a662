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
public struct PackedDriverRing<TMemory> : IDriverRing
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

    // The device goes in ring order, so the flags of the first descriptor hold everything behind it back until they are written.
    private ushort _firstFlags;

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
        if ((uint)slot >= (uint)_slots.Length)
            RingMisuse.NoSuchSlot(slot, SlotCount);
        ref var state = ref _slots[slot];
        if (state.DescriptorCount != 0)
            RingMisuse.SlotInFlight(slot);
        state.WritableBytes = DriverBuffer.Check(slot, elements, ElementsPerSlot);
        var head = _available;
        var headFlags = _tables.Exist && elements.Length > 1 ? WriteTable(slot, elements) : WriteChain(slot, elements);
        state.DescriptorCount = head.DistanceTo(_available, _queueSize);
        state.Index = _count++;
        if (_slotByIndex is not null)
            _slotByIndex[state.Index & ((ulong)_slotByIndex.Length - 1)] = (ushort)slot;

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
        _countPublished = _count;
        WriteFlags(from, _firstFlags);
        TMemory.FullBarrier();
        return _suppression.IsWanted(from, _available);
    }

    /// <inheritdoc/>
    public bool TryGetUsed(out int slot, out uint written)
    {
        slot = 0;
        written = 0;
        if (_batchLeft != 0)
            return TakeFromBatch(out slot, out written);
        if (!LookForUsed(out var flags))
            return false;

        var id = LittleEndian.Convert(_descriptors.ReadUInt16(_used.Offset + DescriptorIdOffset));
        if (id >= _slots.Length)
            return Stop(RingFaultReason.UsedIdOutOfRange, id);
        ref var state = ref _slots[id];
        if (state.DescriptorCount == 0 || state.Index >= _countPublished)
            return Stop(RingFaultReason.UsedIdNotInFlight, id);
        // Without the flag the length means nothing (virtio 1.4, 2.8.4). QEMU never sets the flag, and means the length all the same: so a
        // length that can be meant is.
        var length = 0U;
        if (state.WritableBytes != 0)
            length = LittleEndian.Convert(_descriptors.ReadUInt32(_used.Offset + DescriptorLengthOffset));
        if (length > state.WritableBytes && (flags & DescriptorFlags.Write) != 0)
            return Stop(RingFaultReason.UsedLengthTooLarge, length);
        length = length > state.WritableBytes ? 0 : length;
        if (_slotByIndex is not null)
        {
            // The descriptor is where the batch begins, and names the buffer that ends it (virtio 1.4, 2.8.8).
            _batchLeft = (int)(state.Index - _countUsed) + 1;
            _batchWritten = length;
            return TakeFromBatch(out slot, out written);
        }

        slot = id;
        written = length;
        TakeBack(ref state);
        return true;
    }

    /// <inheritdoc/>
    public bool EnableNotifications()
    {
        _suppression.Enable(_used);
        TMemory.FullBarrier();
        return _batchLeft != 0 || LookForUsed(out _);
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

    // Writes a chain but for the flags of its first descriptor, which it returns.
    private ushort WriteChain(int slot, ReadOnlySpan<RingElement> elements)
    {
        var headFlags = (ushort)0;
        for (var i = 0; i < elements.Length; i++)
        {
            var position = _available;
            var flags = (ushort)(position.AvailableMark | WriteFlag(elements[i]) | (i + 1 < elements.Length ? DescriptorFlags.Next : 0));
            WriteDescriptor(slot, elements[i].Address, elements[i].Length);
            if (i == 0)
                headFlags = flags;
            else
                _descriptors.WriteUInt16(position.Offset + DescriptorFlagsOffset, LittleEndian.Convert(flags));
        }

        return headFlags;
    }

    // In a table only the flag WRITE counts, and all entries belong to the buffer (virtio 1.4, 2.8.7).
    private ushort WriteTable(int slot, ReadOnlySpan<RingElement> elements)
    {
        var flags = (ushort)(_available.AvailableMark | DescriptorFlags.Indirect);
        var table = _tables.Offset(slot);
        for (var i = 0; i < elements.Length; i++)
        {
            var entry = table + ((uint)i * DescriptorSize);
            _tables.Window.WriteUInt64(entry + DescriptorAddressOffset, LittleEndian.Convert(elements[i].Address));
            _tables.Window.WriteUInt32(entry + DescriptorLengthOffset, LittleEndian.Convert(elements[i].Length));
            _tables.Window.WriteUInt32(entry + DescriptorIdOffset, LittleEndian.Convert((uint)WriteFlag(elements[i]) << 16));
        }

        WriteDescriptor(slot, _tables.Address + table, (uint)elements.Length * DescriptorSize);
        return flags;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteDescriptor(int slot, ulong address, uint length)
    {
        _descriptors.WriteUInt64(_available.Offset + DescriptorAddressOffset, LittleEndian.Convert(address));
        _descriptors.WriteUInt32(_available.Offset + DescriptorLengthOffset, LittleEndian.Convert(length));
        _descriptors.WriteUInt16(_available.Offset + DescriptorIdOffset, LittleEndian.Convert((ushort)slot));
        _available = _available.Advance(1, _queueSize);
    }

    private static int WriteFlag(RingElement element) => element.DeviceWrites ? DescriptorFlags.Write : 0;

    private bool TakeFromBatch(out int slot, out uint written)
    {
        slot = _slotByIndex![_countUsed++ & ((ulong)_slotByIndex.Length - 1)];
        ref var state = ref _slots[slot];
        written = --_batchLeft == 0 ? _batchWritten : (uint)Math.Min(state.WritableBytes, uint.MaxValue);
        TakeBack(ref state);
        return true;
    }

    // The device skips the descriptors of the whole chain, whose length only this side remembers (virtio 1.4, 2.8.6).
    private void TakeBack(ref PackedSlot state)
    {
        _used = _used.Advance(state.DescriptorCount, _queueSize);
        state.DescriptorCount = 0;
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
