using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LayoutGen.Memory;
using static LayoutGen.Rings.PackedRingLayout;

namespace LayoutGen.Rings;

/// <summary>
/// The device's end of a packed ring (virtio 1.4, 2.8), which is little-endian always. Everything in the ring is untrusted: each word
/// is read once, then checked, then used. A <see cref="RingChain.Id"/> is this end's own name for a buffer, not the driver's.
/// </summary>
/// <typeparam name="TMemory">The memory that the ring is in.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Which ring to make is exactly what the type parameter says.")]
public struct PackedDeviceRing<TMemory> : IDeviceRing
    where TMemory : struct, ISharedMemory<TMemory>
{
    private readonly TMemory _descriptors;
    private readonly PackedSuppression<TMemory> _suppression;
    private readonly GuestMemory? _tableMemory;
    private readonly HeldBuffer[] _held;
    private readonly ushort[] _free;
    private int _freeCount;
    private InOrderBuffers _inOrder;

    // What this side counted. It never reads back what it wrote: the other side may have changed it.
    private PackedPosition _available = PackedPosition.Start;
    private PackedPosition _used = PackedPosition.Start;
    private PackedPosition _usedPublished = PackedPosition.Start;

    // The driver goes in ring order, so the flags of the first descriptor hold everything behind it back until they are written.
    private ushort _firstFlags;

    private PackedDeviceRing(PackedRingAreas<TMemory> areas, GuestMemory memory, int queueSize, RingOptions options)
    {
        _tableMemory = (options & RingOptions.Indirect) != 0 ? memory : null;
        _descriptors = areas.Descriptors;
        _suppression = new(areas.DeviceEvents, areas.DriverEvents, queueSize, (options & RingOptions.EventIndex) != 0);
        _held = new HeldBuffer[queueSize];
        _free = [.. Enumerable.Range(0, queueSize).Select(i => (ushort)(queueSize - 1 - i))];
        _freeCount = queueSize;
        if ((options & RingOptions.InOrder) != 0)
            _inOrder = new(queueSize);
    }

    /// <inheritdoc/>
    public static bool IsBigEndian => false;

    /// <inheritdoc/>
    public readonly int QueueSize => _held.Length;

    /// <inheritdoc/>
    public uint Position
    {
        readonly get => _available.Value | ((uint)_used.Value << 16);
        set
        {
            _available = At((ushort)value);
            _used = _usedPublished = At((ushort)(value >> 16));
        }
    }

    /// <inheritdoc/>
    public RingFault Fault { get; private set; }

    /// <summary>Makes the device's end of a ring where the driver says it is.</summary>
    /// <param name="memory">The memory that the ring is in.</param>
    /// <param name="addresses">Where the driver placed it; any values are safe.</param>
    /// <param name="queueSize">The queue size, checked by the transport: 1 to 32768.</param>
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
        out PackedDeviceRing<TMemory> ring,
        [NotNullWhen(false)] out string? problem)
    {
        var mapped = PackedRingAreas<TMemory>.TryMap(memory, addresses, queueSize, out var areas, out problem);
        ring = mapped ? new(areas, memory, queueSize, options) : default;
        return mapped;
    }

    /// <summary>Makes the device's end of a ring whose addresses the caller knows to be good.</summary>
    /// <param name="memory">The memory that the ring is in.</param>
    /// <param name="addresses">Where it is.</param>
    /// <param name="queueSize">The queue size: 1 to 32768.</param>
    /// <param name="options">What was negotiated.</param>
    /// <returns>The ring.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The queue size is not valid.</exception>
    /// <exception cref="ArgumentException">An area is misaligned or not in the memory.</exception>
    public static PackedDeviceRing<TMemory> Create(
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
        if (!LookForAvailable(out var flags))
            return false;

        // What the driver has not got back it cannot make available again.
        var room = QueueSize - _usedPublished.DistanceTo(_available, QueueSize);
        if (room <= 0)
            return Stop(RingFaultReason.AvailableIndexTooFarAhead, 1);
        return (flags & (DescriptorFlags.Indirect | DescriptorFlags.Next)) == DescriptorFlags.Indirect && _tableMemory is not null
            ? TryReadTable(elements, out chain)
            : TryReadChain(flags, room, elements, out chain);
    }

    /// <inheritdoc/>
    public void MakeUsed(ushort id, uint written)
    {
        if (_inOrder.Apply)
        {
            if (!_inOrder.TryComplete(id, written))
                RingMisuse.NothingToUse(id);
            return;
        }

        if (id >= _held.Length || _held[id].DescriptorCount == 0)
            RingMisuse.NothingToUse(id);
        WriteUsed(_held[id].BufferId, written, _held[id].DescriptorCount);
        _held[id].DescriptorCount = 0;
        _free[_freeCount++] = id;
    }

    /// <inheritdoc/>
    public bool Publish()
    {
        while (_inOrder.Apply && _inOrder.TryTakeBatch(out var last, out _, out var descriptors))
            WriteUsed(last.BufferId, last.Written.GetValueOrDefault(), descriptors);
        if (_used == _usedPublished || Fault.IsFault)
            return false;
        var from = _usedPublished;
        _usedPublished = _used;
        WriteFlags(from, _firstFlags);
        TMemory.FullBarrier();
        return _suppression.IsWanted(from, _used);
    }

    /// <inheritdoc/>
    public bool EnableNotifications()
    {
        _suppression.Enable(_available);
        TMemory.FullBarrier();
        return LookForAvailable(out _);
    }

    /// <inheritdoc/>
    public readonly void DisableNotifications() => _suppression.Disable();

    /// <inheritdoc/>
    public void Break(RingFaultReason reason, long detail)
    {
        if (!Fault.IsFault)
            Fault = new(reason, detail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool LookForAvailable(out ushort flags)
    {
        flags = 0;
        if (Fault.IsFault)
            return false;
        flags = LittleEndian.Convert(_descriptors.AcquireUInt16(_available.Offset + DescriptorFlagsOffset));
        return (flags & DescriptorFlags.Mark) == _available.AvailableMark;
    }

    // A transport may pass on what another process says, so the position is brought into the ring.
    private readonly PackedPosition At(ushort value)
    {
        var position = new PackedPosition(value);
        return position.Index < QueueSize ? position : PackedPosition.Start;
    }

    private bool TryReadChain(ushort flags, int room, Span<RingElement> elements, out RingChain chain)
    {
        chain = default;
        var position = _available;
        var readable = 0;
        for (var count = 0; ;)
        {
            if ((flags & DescriptorFlags.Indirect) != 0)
            {
                var reason = _tableMemory is null ? RingFaultReason.IndirectNotNegotiated : RingFaultReason.IndirectWithNext;
                return Stop(reason, position.Index);
            }

            var deviceWrites = (flags & DescriptorFlags.Write) != 0;
            if (!deviceWrites && readable++ != count)
                return Stop(RingFaultReason.ReadableAfterWritable, position.Index);
            elements[count++] = ReadElement(_descriptors, position.Offset, deviceWrites);
            if ((flags & DescriptorFlags.Next) == 0)
            {
                chain = Take(position, count, elements[..count], readable);
                return true;
            }

            if (count == room)
                return Stop(RingFaultReason.ChainTooLong, _available.Index);
            position = position.Advance(1, QueueSize);
            flags = LittleEndian.Convert(_descriptors.ReadUInt16(position.Offset + DescriptorFlagsOffset));
        }
    }

    // All entries of a table are one buffer's, and no flag of them counts but WRITE (virtio 1.4, 2.8.7).
    private bool TryReadTable(Span<RingElement> elements, out RingChain chain)
    {
        chain = default;
        var (address, length, _) = ReadElement(_descriptors, _available.Offset, false);
        var reason = IndirectTables.Find(_tableMemory!, address, length, out TMemory table);
        if (reason != RingFaultReason.None)
            return Stop(reason, reason == RingFaultReason.IndirectTableLength ? length : _available.Index);
        if (length > (uint)QueueSize * DescriptorSize)
            return Stop(RingFaultReason.ChainTooLong, _available.Index);
        var readable = 0;
        var count = 0;
        for (var entry = 0U; entry < length; entry += DescriptorSize)
        {
            var flags = LittleEndian.Convert(table.ReadUInt16(entry + DescriptorFlagsOffset));
            var deviceWrites = (flags & DescriptorFlags.Write) != 0;
            if (!deviceWrites && readable++ != count)
                return Stop(RingFaultReason.ReadableAfterWritable, count);
            elements[count++] = ReadElement(table, entry, deviceWrites);
        }

        chain = Take(_available, 1, elements[..count], readable) with { IsIndirect = true };
        return true;
    }

    private static RingElement ReadElement(TMemory window, uint descriptor, bool deviceWrites) => new(
        LittleEndian.Convert(window.ReadUInt64(descriptor + DescriptorAddressOffset)),
        LittleEndian.Convert(window.ReadUInt32(descriptor + DescriptorLengthOffset)),
        deviceWrites);

    // Only the last descriptor of a chain names the buffer (virtio 1.4, 2.8.6).
    private RingChain Take(PackedPosition last, int descriptorCount, ReadOnlySpan<RingElement> elements, int readableCount)
    {
        var bufferId = LittleEndian.Convert(_descriptors.ReadUInt16(last.Offset + DescriptorIdOffset));
        _available = last.Advance(1, QueueSize);
        if (_inOrder.Apply)
            return new(_inOrder.Add(bufferId, descriptorCount, elements[readableCount..]), elements.Length, readableCount);
        var id = _free[--_freeCount];
        _held[id] = new() { BufferId = bufferId, DescriptorCount = descriptorCount };
        return new(id, elements.Length, readableCount);
    }

    private void WriteUsed(ushort bufferId, uint written, int descriptorCount)
    {
        _descriptors.WriteUInt32(_used.Offset + DescriptorLengthOffset, LittleEndian.Convert(written));
        _descriptors.WriteUInt16(_used.Offset + DescriptorIdOffset, LittleEndian.Convert(bufferId));
        var flags = (ushort)(_used.UsedMark | (written != 0 ? DescriptorFlags.Write : 0));
        if (_used == _usedPublished)
            _firstFlags = flags;
        else
            WriteFlags(_used, flags);
        _used = _used.Advance(descriptorCount, QueueSize);
    }

    private readonly void WriteFlags(PackedPosition position, ushort flags) =>
        _descriptors.ReleaseUInt16(position.Offset + DescriptorFlagsOffset, LittleEndian.Convert(flags));

    private bool Stop(RingFaultReason reason, long detail)
    {
        Break(reason, detail);
        return false;
    }
}
