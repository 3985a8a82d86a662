namespace LayoutGen.Memory;

/// <summary>Native shared memory that also counts every access in the memory's <see cref="GuestMemory.Counter"/>.</summary>
public readonly struct CountingSharedMemory : ISharedMemory<CountingSharedMemory>
{
    private readonly NativeSharedMemory _memory;
    private readonly AccessCounter _counter;

    private CountingSharedMemory(NativeSharedMemory memory, AccessCounter counter)
    {
        _memory = memory;
        _counter = counter;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The memory has no counter.</exception>
    public static bool TryMap(GuestMemory memory, GuestRange range, out CountingSharedMemory window)
    {
        ArgumentNullException.ThrowIfNull(memory);
        var counter = memory.Counter ?? throw new InvalidOperationException(
            $"A counting ring needs a counter, and {memory} has none: set its {nameof(GuestMemory.Counter)} before the ring is made.");
        var found = NativeSharedMemory.TryMap(memory, range, out var native);
        window = new(native, counter);
        return found;
    }

    /// <inheritdoc/>
    public static void FullBarrier() => NativeSharedMemory.FullBarrier();

    /// <inheritdoc/>
    public ushort ReadUInt16(uint offset)
    {
        _counter.CountRingRead(sizeof(ushort));
        return _memory.ReadUInt16(offset);
    }

    /// <inheritdoc/>
    public uint ReadUInt32(uint offset)
    {
        _counter.CountRingRead(sizeof(uint));
        return _memory.ReadUInt32(offset);
    }

    /// <inheritdoc/>
    public ulong ReadUInt64(uint offset)
    {
        _counter.CountRingRead(sizeof(ulong));
        return _memory.ReadUInt64(offset);
    }

    /// <inheritdoc/>
    public ushort AcquireUInt16(uint offset)
    {
        _counter.CountRingRead(sizeof(ushort));
        return _memory.AcquireUInt16(offset);
    }

    /// <inheritdoc/>
    public ulong AcquireUInt64(uint offset)
    {
        _counter.CountRingRead(sizeof(ulong));
        return _memory.AcquireUInt64(offset);
    }

    /// <inheritdoc/>
    public void WriteUInt16(uint offset, ushort value)
    {
        _counter.CountRingWrite(sizeof(ushort));
        _memory.WriteUInt16(offset, value);
    }

    /// <inheritdoc/>
    public void WriteUInt32(uint offset, uint value)
    {
        _counter.CountRingWrite(sizeof(uint));
        _memory.WriteUInt32(offset, value);
    }

    /// <inheritdoc/>
    public void WriteUInt64(uint offset, ulong value)
    {
        _counter.CountRingWrite(sizeof(ulong));
        _memory.WriteUInt64(offset, value);
    }

    /// <inheritdoc/>
    public void ReleaseUInt16(uint offset, ushort value)
    {
        _counter.CountRingWrite(sizeof(ushort));
        _memory.ReleaseUInt16(offset, value);
    }

    /// <inheritdoc/>
    public void ReleaseUInt64(uint offset, ulong value)
    {
        _counter.CountRingWrite(sizeof(ulong));
        _memory.ReleaseUInt64(offset, value);
    }
}
