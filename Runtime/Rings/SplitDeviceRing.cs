using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LayoutGen.Memory;
using static LayoutGen.Rings.SplitRingLayout;

namespace LayoutGen.Rings;

/// <summary>
/// The device's end of a split ring (virtio 1.4, 2.7). Everything in the ring is untrusted: each word is read once, then checked,
/// then used.
/// </summary>
/// <typeparam name="TMemory">The memory that the ring is in.</typeparam>
/// <typeparam name="TOrder">The byte order of the ring's integers.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Which ring to make is exactly what the type parameters say.")]
public partial struct SplitDeviceRing<TMemory, TOrder> : IDeviceRing
    where TMemory : struct, ISharedMemory<TMemory>
    where TOrder : struct, IByteOrder
{
    private readonly SplitRingAreas<TMemory> _areas;
    private readonly SplitSuppression<TMemory, TOrder> _suppression;
    private readonly GuestMemory? _tableMemory;
    private readonly uint _mask;

    // What this side counted. It never reads back what it wrote: the other side may have changed it.
    private ushort _available;
    private ushort _availableLimit;
    private ushort _used;
    private ushort _usedPublished;
    private InOrderBuffers _inOrder;

    private SplitDeviceRing(SplitRingAreas<TMemory> areas, GuestMemory memory, int queueSize, RingOptions options)
    {
        _areas = areas;
        _suppression = new(
            areas.Used,
            AvailableEventOffset(queueSize),
            areas.Available,
            UsedEventOffset(queueSize),
            (options & RingOptions.EventIndex) != 0);
        _tableMemory = (options & RingOptions.Indirect) != 0 ? memory : null;
        _mask = (uint)queueSize - 1;
        if ((options & RingOptions.InOrder) != 0)
            _inOrder = new(queueSize);
    }

    /// <inheritdoc/>
    public static bool IsBigEndian
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TOrder.IsBigEndian;
    }

    /// <inheritdoc/>
    public readonly int QueueSize => (int)_mask + 1;

    /// <inheritdoc/>
    public uint Position
    {
        readonly get => _available;
        set => _available = _availableLimit = _used = _usedPublished = (ushort)value;
    }

    /// <inheritdoc/>
    public RingFault Fault { get; private set; }

    /// <summary>Makes the device's end of a ring where the driver says it is.</summary>
    /// <param name="memory">The memory that the ring is in.</param>
    /// <param name="addresses">Where the driver placed it; any values are safe.</param>
    /// <param name="queueSize">The queue size, checked by the transport: a power of two up to 32768.</param>
    /// <param name="options">What was negotiated.</param>
    /// <param name="ring">The ring.</param>
    /// <param name="problem">What is wrong with the addresses.</param>
    /// <returns>False if an area is misaligned or not in the memory.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The queue size is not valid.</exception>
    public static bool TryCreate(
        GuestMemory memory,
        RingAddresses addresses,
        int queueSize,
        RingOptions options,
        out SplitDeviceRing<TMemory, TOrder> ring,
        [NotNullWhen(false)] out string? problem)
    {
        var mapped = SplitRingAreas<TMemory>.TryMap(memory, addresses, queueSize, out var areas, out problem);
        ring = mapped ? new(areas, memory, queueSize, options) : default;
        return mapped;
    }

    /// <summary>Makes the device's end of a ring whose addresses the caller knows to be good.</summary>
    /// <param name="memory">The memory that the ring is in.</param>
    /// <param name="addresses">Where it is.</param>
    /// <param name="queueSize">The queue size: a power of two up to 32768.</param>
    /// <param name="options">What was negotiated.</param>
    /// <returns>The ring.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The queue size is not valid.</exception>
    /// <exception cref="ArgumentException">An area is misaligned or not in the memory.</exception>
    public static SplitDeviceRing<TMemory, TOrder> Create(
        GuestMemory memory, RingAddresses addresses, int queueSize, RingOptions options = RingOptions.None) =>
        TryCreate(memory, addresses, queueSize, options, out var ring, out var problem)
            ? ring
            : throw new ArgumentException(problem, nameof(addresses));

    /// <inheritdoc/>
    public bool TryGetAvailable(Span<RingElement> elements, out RingChain chain)
    {
        if (elements.Length < QueueSize)
            RingMisuse.TooFewElements(elements.Length, QueueSize);
        chain = default;
        if (_available == _availableLimit && !LookForAvailable())
            return false;

        if (!TryReadHead(_available, out var head, out var first))
            return false;
        if (first.IsSingle && !_inOrder.Apply)
        {
            elements[0] = first.Element;
            chain = new((ushort)head, 1, first.DeviceWrites ? 0 : 1);
        }
        else if (!TryReadChain(first, head, elements, out chain))
        {
            return false;
        }

        _available++;
        return true;
    }

    /// <inheritdoc/>
    public void MakeUsed(ushort id, uint written)
    {
        if (_inOrder.Apply ? !_inOrder.TryComplete(id, written) : _used == _available)
            RingMisuse.NothingToUse(id);
        if (!_inOrder.Apply)
            WriteUsed(_used++, id, written);
    }

    /// <inheritdoc/>
    public bool Publish()
    {
        var from = _usedPublished;
        if (!TryPublish())
            return false;
        TMemory.FullBarrier();
        return _suppression.IsWanted(from, _used);
    }

    /// <inheritdoc/>
    public void PublishToPoller() => TryPublish();

    /// <inheritdoc/>
    public bool EnableNotifications()
    {
        _suppression.Enable(_available);
        TMemory.FullBarrier();
        return _available != _availableLimit || LookForAvailable();
    }

    /// <inheritdoc/>
    public readonly void DisableNotifications() => _suppression.Disable(_available);

    /// <inheritdoc/>
    public void Break(RingFaultReason reason, long detail)
    {
        if (!Fault.IsFault)
            Fault = new(reason, detail);
        _availableLimit = _available;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryPublish()
    {
        if (_inOrder.Apply)
            WriteBatches();
        if (_used == _usedPublished || Fault.IsFault)
            return false;
        _usedPublished = _used;
        _areas.Used.ReleaseUInt16(IndexOffset, TOrder.Convert(_used));
        return true;
    }

    private void WriteBatches()
    {
        while (_inOrder.TryTakeBatch(out var last, out var buffers, out _))
        {
            WriteUsed(_used, last.BufferId, last.Written.GetValueOrDefault());
            _used += (ushort)buffers;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void WriteUsed(ushort index, ushort id, uint written)
    {
        var entry = EntriesOffset + ((index & _mask) * UsedEntrySize);
        _areas.Used.WriteUInt32(entry + UsedEntryIdOffset, TOrder.Convert((uint)id));
        _areas.Used.WriteUInt32(entry + UsedEntryLengthOffset, TOrder.Convert(written));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadHead(ushort index, out uint head, out SplitDescriptor first)
    {
        head = TOrder.Convert(_areas.Available.ReadUInt16(EntriesOffset + ((index & _mask) * AvailableEntrySize)));
        first = default;
        if (head > _mask)
            return Stop(RingFaultReason.HeadOutOfRange, head);
        first = SplitDescriptor.Read<TMemory, TOrder>(_areas.Descriptors, head);
        return true;
    }

    private bool TryReadChain(SplitDescriptor descriptor, uint head, Span<RingElement> elements, out RingChain chain)
    {
        chain = default;
        var table = _areas.Descriptors;
        var tableSize = (uint)QueueSize;
        var isIndirect = false;
        var index = head;
        var readable = 0;
        for (var count = 0; ;)
        {
            if ((descriptor.Flags & DescriptorFlags.Indirect) != 0)
            {
                if (isIndirect)
                    return Stop(RingFaultReason.IndirectNested, index);
                if (!TryFindTable(descriptor, index, out table, out tableSize))
                    return false;
                isIndirect = true;
                index = 0;
                descriptor = SplitDescriptor.Read<TMemory, TOrder>(table, index);
                continue;
            }

            if (!descriptor.DeviceWrites && readable++ != count)
                return Stop(RingFaultReason.ReadableAfterWritable, index);
            elements[count++] = descriptor.Element;
            if ((descriptor.Flags & DescriptorFlags.Next) == 0)
            {
                var id = _inOrder.Apply ? _inOrder.Add((ushort)head, 1, elements[readable..count]) : (ushort)head;
                chain = new(id, count, readable, isIndirect);
                return true;
            }

            index = descriptor.Next;
            if (index >= tableSize)
                return Stop(RingFaultReason.NextOutOfRange, index);
            if (count == QueueSize)
                return Stop(RingFaultReason.ChainTooLong, head);
            descriptor = SplitDescriptor.Read<TMemory, TOrder>(table, index);
        }
    }

    // The flag WRITE of a descriptor that refers to a table says nothing (virtio 1.4, 2.7.5.3.2).
    private bool TryFindTable(SplitDescriptor descriptor, uint index, out TMemory table, out uint tableSize)
    {
        table = default;
        tableSize = 0;
        if (_tableMemory is null)
            return Stop(RingFaultReason.IndirectNotNegotiated, index);
        if ((descriptor.Flags & DescriptorFlags.Next) != 0)
            return Stop(RingFaultReason.IndirectWithNext, index);
        tableSize = descriptor.Length / DescriptorSize;
        return IndirectTables.Find(_tableMemory, descriptor.Address, descriptor.Length, out table) switch
        {
            RingFaultReason.None => true,
            RingFaultReason.IndirectTableLength => Stop(RingFaultReason.IndirectTableLength, descriptor.Length),
            var reason => Stop(reason, index),
        };
    }

    // A stopped ring looks no more, so the data path need not ask for a fault.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool LookForAvailable()
    {
        if (Fault.IsFault)
            return false;
        var limit = TOrder.Convert(_areas.Available.AcquireUInt16(IndexOffset));
        var more = (ushort)(limit - _available);
        if (more > QueueSize - (ushort)(_available - _usedPublished))
            return Stop(RingFaultReason.AvailableIndexTooFarAhead, more);
        _availableLimit = limit;
        return more != 0;
    }

    private bool Stop(RingFaultReason reason, long detail)
    {
        Break(reason, detail);
        return false;
    }
}
