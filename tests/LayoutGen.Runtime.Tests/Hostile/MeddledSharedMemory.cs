using LayoutGen.Memory;

namespace LayoutGen.Runtime.Tests.Hostile;

/// <summary>Native shared memory in which the peer of the thread that uses it acts after any access.</summary>
internal struct MeddledSharedMemory : ISharedMemory<MeddledSharedMemory>
{
    [ThreadStatic]
    private static Action<GuestMemory, GuestRange>? _afterLoad;

    [ThreadStatic]
    private static Action<GuestMemory, GuestRange>? _afterStore;

    [ThreadStatic]
    private static bool _readsTwice;

    private NativeSharedMemory _native;
    private GuestMemory _memory;
    private ulong _start;

    /// <summary>What the peer does after a load of the given bytes, on this thread.</summary>
    public static Action<GuestMemory, GuestRange>? AfterLoad
    {
        set => _afterLoad = value;
    }

    /// <summary>What the peer does after a store of the given bytes, on this thread.</summary>
    public static Action<GuestMemory, GuestRange>? AfterStore
    {
        set => _afterStore = value;
    }

    /// <summary>A flaw to plant: words of 4 and 8 bytes are read twice, and the second answer counts.</summary>
    public static bool ReadsTwice
    {
        set => _readsTwice = value;
    }

    public static bool TryMap(GuestMemory memory, GuestRange range, out MeddledSharedMemory window)
    {
        window = new() { _memory = memory, _start = range.Address };
        return NativeSharedMemory.TryMap(memory, range, out window._native);
    }

    public static void FullBarrier() => NativeSharedMemory.FullBarrier();

    public readonly ushort ReadUInt16(uint offset) => Loaded(_native.ReadUInt16(offset), offset, sizeof(ushort));

    public readonly uint ReadUInt32(uint offset)
    {
        var value = Loaded(_native.ReadUInt32(offset), offset, sizeof(uint));
        return _readsTwice ? Loaded(_native.ReadUInt32(offset), offset, sizeof(uint)) : value;
    }

    public readonly ulong ReadUInt64(uint offset)
    {
        var value = Loaded(_native.ReadUInt64(offset), offset, sizeof(ulong));
        return _readsTwice ? Loaded(_native.ReadUInt64(offset), offset, sizeof(ulong)) : value;
    }

    public readonly ushort AcquireUInt16(uint offset) => Loaded(_native.AcquireUInt16(offset), offset, sizeof(ushort));

    public readonly ulong AcquireUInt64(uint offset)
    {
        var value = Loaded(_native.AcquireUInt64(offset), offset, sizeof(ulong));
        return _readsTwice ? Loaded(_native.AcquireUInt64(offset), offset, sizeof(ulong)) : value;
    }

    public readonly void WriteUInt16(uint offset, ushort value)
    {
        _native.WriteUInt16(offset, value);
        _afterStore?.Invoke(_memory, new(_start + offset, sizeof(ushort)));
    }

    public readonly void WriteUInt32(uint offset, uint value)
    {
        _native.WriteUInt32(offset, value);
        _afterStore?.Invoke(_memory, new(_start + offset, sizeof(uint)));
    }

    public readonly void WriteUInt64(uint offset, ulong value)
    {
        _native.WriteUInt64(offset, value);
        _afterStore?.Invoke(_memory, new(_start + offset, sizeof(ulong)));
    }

    public readonly void ReleaseUInt16(uint offset, ushort value)
    {
        _native.ReleaseUInt16(offset, value);
        _afterStore?.Invoke(_memory, new(_start + offset, sizeof(ushort)));
    }

    public readonly void ReleaseUInt64(uint offset, ulong value)
    {
        _native.ReleaseUInt64(offset, value);
        _afterStore?.Invoke(_memory, new(_start + offset, sizeof(ulong)));
    }

    private readonly T Loaded<T>(T value, uint offset, uint size)
    {
        _afterLoad?.Invoke(_memory, new(_start + offset, size));
        return value;
    }
}
