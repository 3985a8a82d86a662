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
public partial struct PackedDeviceRing<TMemory> : IDeviceRing
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

    // The driver goes in ring order, so the first descriptor holds everything behind it back until its flags are written.
    private PackedDescriptor _first;

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
        var room = Room(_available);
        if (!TryReadHead(_available, room, out var first))
            return false;
        if (!first.IsSingle || _inOrder.Apply)
            return TryReadLonger(first, room, ref _available, elements, out chain);
        elements[0] = first.Element(_descriptors, _available.Offset);
        chain = new(Hold(first.Id, 1), 1, first.DeviceWrites ? 0 : 1);
        _available = _available.Advance(1, QueueSize);
        return true;
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
        _used = GiveBack(id, written, _used);
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
        return LookForAvailable(_available, out _);
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
    private readonly bool LookForAvailable(PackedPosition position, out PackedDescriptor first)
    {
        first = default;
        if (Fault.IsFault)
            return false;
        first = PackedDescriptor.Acquire(_descriptors, position.Offset);
        return first.Mark == position.AvailableMark;
    }

    // A transport may pass on what another process says, so the position is brought into the ring.
    private readonly PackedPosition At(ushort value)
    {
        var position = new PackedPosition(value);
        return position.Index < QueueSize ? position : PackedPosition.Start;
    }

    // How many descriptors the driver can have made available from a position on: none that it has not got back.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int Room(PackedPosition position) => QueueSize - _usedPublished.DistanceTo(position, QueueSize);

    // Reads the first descriptor of the buffer at a position, if there is one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadHead(PackedPosition position, int room, out PackedDescriptor first)
    {
        if (!LookForAvailable(position, out first))
            return false;
        return room > 0 || Stop(RingFaultReason.AvailableIndexTooFarAhead, 1);
    }

    // Takes a buffer that is more than one descriptor, or goes back in order, and moves the position behind it.
    private bool TryReadLonger(
        PackedDescriptor first, int room, ref PackedPosition position, Span<RingElement> elements, out RingChain chain)
    {
        var isTable = (first.Flags & (DescriptorFlags.Indirect | DescriptorFlags.Next)) == DescriptorFlags.Indirect;
        return isTable && _tableMemory is not null
            ? TryReadTable(first, ref position, elements, out chain)
            : TryReadChain(first, room, ref position, elements, out chain);
    }

    private bool TryReadChain(
        PackedDescriptor descriptor, int room, ref PackedPosition position, Span<RingElement> elements, out RingChain chain)
    {
        chain = default;
        var last = position;
        var readable = 0;
        for (var count = 0; ;)
        {
            if ((descriptor.Flags & DescriptorFlags.Indirect) != 0)
            {
                var reason = _tableMemory is null ? RingFaultReason.IndirectNotNegotiated : RingFaultReason.IndirectWithNext;
                return Stop(reason, last.Index);
            }

            if (!descriptor.DeviceWrites && readable++ != count)
                return Stop(RingFaultReason.ReadableAfterWritable, last.Index);
            elements[count++] = descriptor.Element(_descriptors, last.Offset);
            if ((descriptor.Flags & DescriptorFlags.Next) == 0)
            {
                // Only the last descriptor of a chain names the buffer (virtio 1.4, 2.8.6).
                chain = new(Take(descriptor.Id, count, elements[readable..count]), count, readable);
                position = last.Advance(1, QueueSize);
                return true;
            }

            if (count == room)
                return Stop(RingFaultReason.ChainTooLong, position.Index);
            last = last.Advance(1, QueueSize);
            descriptor = PackedDescriptor.Read(_descriptors, last.Offset);
        }
    }

    // All entries of a table are one buffer's, and no flag of them counts but WRITE (virtio 1.4, 2.8.7).
    private bool TryReadTable(PackedDescriptor descriptor, ref PackedPosition position, Span<RingElement> elements, out RingChain chain)
    {
        chain = default;
        var address = PackedDescriptor.ReadAddress(_descriptors, position.Offset);
        var reason = IndirectTables.Find(_tableMemory!, address, descriptor.Length, out TMemory table);
        if (reason != RingFaultReason.None)
            return Stop(reason, reason == RingFaultReason.IndirectTableLength ? descriptor.Length : position.Index);
        if (descriptor.Length > (uint)QueueSize * DescriptorSize)
            return Stop(RingFaultReason.ChainTooLong, position.Index);
        var readable = 0;
        var count = 0;
        for (var at = 0U; at < descriptor.Length; at += DescriptorSize)
        {
            var entry = PackedDescriptor.Read(table, at);
            if (!entry.DeviceWrites && readable++ != count)
                return Stop(RingFaultReason.ReadableAfterWritable, count);
            elements[count++] = entry.Element(table, at);
        }

        chain = new(Take(descriptor.Id, 1, elements[readable..count]), count, readable, isIndirect: true);
        position = position.Advance(1, QueueSize);
        return true;
    }

    private ushort Take(ushort bufferId, int descriptorCount, ReadOnlySpan<RingElement> writable) =>
        _inOrder.Apply ? _inOrder.Add(bufferId, descriptorCount, writable) : Hold(bufferId, descriptorCount);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ushort Hold(ushort bufferId, int descriptorCount)
    {
        var id = _free[--_freeCount];
        ref var held = ref _held[id];
        held.BufferId = bufferId;
        held.DescriptorCount = descriptorCount;
        return id;
    }

    // The place of the next used buffer is behind all descriptors of this one (virtio 1.4, 2.8.6).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PackedPosition GiveBack(ushort id, uint written, PackedPosition position)
    {
        ref var held = ref _held[id];
        WriteUsed(position, held.BufferId, written);
        var next = position.Advance(held.DescriptorCount, QueueSize);
        held.DescriptorCount = 0;
        _free[_freeCount++] = id;
        return next;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteUsed(PackedPosition position, ushort bufferId, uint written)
    {
        var used = new PackedDescriptor(written, bufferId, position.UsedMark | (written != 0 ? DescriptorFlags.Write : 0));
        if (position == _usedPublished)
            _first = used;
        else
            used.Release(_descriptors, position.Offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryPublish()
    {
        if (_inOrder.Apply)
            WriteBatches();
        if (_used == _usedPublished || Fault.IsFault)
            return false;
        _first.Release(_descriptors, _usedPublished.Offset);
        _usedPublished = _used;
        return true;
    }

    private void WriteBatches()
    {
        while (_inOrder.TryTakeBatch(out var last, out _, out var descriptors))
        {
            WriteUsed(_used, last.BufferId, last.Written.GetValueOrDefault());
            _used = _used.Advance(descriptors, QueueSize);
        }
    }

    private bool Stop(RingFaultReason reason, long detail)
    {
        Break(reason, detail);
        return false;
    }
}
