using LayoutGen.Memory;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>Native shared memory that writes down what happens in which order, for the thread that uses it.</summary>
internal struct TracingSharedMemory : ISharedMemory<TracingSharedMemory>
{
    [ThreadStatic]
    private static List<string>? _trace;

    private NativeSharedMemory _memory;
    private ulong _start;

    /// <summary>The accesses since the last look, as "operation address".</summary>
    public static string[] TakeTrace()
    {
        var trace = _trace?.ToArray() ?? [];
        _trace = [];
        return trace;
    }

    public static bool TryMap(GuestMemory memory, GuestRange range, out TracingSharedMemory window)
    {
        window = new() { _start = range.Address };
        return NativeSharedMemory.TryMap(memory, range, out window._memory);
    }

    public static void FullBarrier() => _trace?.Add("barrier");

    public readonly ushort ReadUInt16(uint offset)
    {
        Note("read", offset);
        return _memory.ReadUInt16(offset);
    }

    public readonly uint ReadUInt32(uint offset)
    {
        Note("read", offset);
        return _memory.ReadUInt32(offset);
    }

    public readonly ulong ReadUInt64(uint offset)
    {
        Note("read", offset);
        return _memory.ReadUInt64(offset);
    }

    public readonly ushort AcquireUInt16(uint offset)
    {
        Note("acquire", offset);
        return _memory.AcquireUInt16(offset);
    }

    public readonly ulong AcquireUInt64(uint offset)
    {
        Note("acquire", offset);
        return _memory.AcquireUInt64(offset);
    }

    public readonly void WriteUInt16(uint offset, ushort value)
    {
        Note("write", offset);
        _memory.WriteUInt16(offset, value);
    }

    public readonly void WriteUInt32(uint offset, uint value)
    {
        Note("write", offset);
        _memory.WriteUInt32(offset, value);
    }

    public readonly void WriteUInt64(uint offset, ulong value)
    {
        Note("write", offset);
        _memory.WriteUInt64(offset, value);
    }

    public readonly void ReleaseUInt16(uint offset, ushort value)
    {
        Note("release", offset);
        _memory.ReleaseUInt16(offset, value);
    }

    public readonly void ReleaseUInt64(uint offset, ulong value)
    {
        Note("release", offset);
        _memory.ReleaseUInt64(offset, value);
    }

    private readonly void Note(string operation, uint offset) => _trace?.Add($"{operation} {_start + offset:x}");
}
