using System.Buffers.Binary;
using LayoutGen.Memory;

namespace LayoutGen.Runtime.Tests.Hostile.Fuzzing;

/// <summary>What a ring loaded and stored since the last look, as it was at that moment.</summary>
internal sealed class AccessLog
{
    private readonly Dictionary<GuestRange, Queue<ulong>> _loads = [];
    private readonly Dictionary<ulong, byte> _stored = [];

    public int LoadCount { get; private set; }

    /// <summary>The bytes that were stored.</summary>
    public IReadOnlyDictionary<ulong, byte> Stored => _stored;

    public void Load(GuestMemory memory, GuestRange range)
    {
        if (!_loads.TryGetValue(range, out var values))
            _loads[range] = values = [];
        Span<byte> bytes = stackalloc byte[8];
        memory.GetSpan(range).CopyTo(bytes);
        values.Enqueue(BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        LoadCount++;
    }

    public void Store(GuestMemory memory, GuestRange range)
    {
        for (var at = 0U; at < range.Length; at++)
            _stored[range.Address + at] = memory.GetSpan(range)[(int)at];
    }

    /// <summary>What the ring read at a place where it has to read; the model asks once for each time.</summary>
    public ulong Take(ulong address, uint size) =>
        _loads.TryGetValue(new(address, size), out var values) && values.TryDequeue(out var value)
            ? value
            : throw new InvalidOperationException($"The ring did not read {size} bytes at 0x{address:x}.");

    public ushort Take16(ulong address) => (ushort)Take(address, 2);

    public uint Take32(ulong address) => (uint)Take(address, 4);

    /// <summary>What was stored last, in memory that was zero.</summary>
    public ushort Stored16(ulong address) =>
        (ushort)(_stored.GetValueOrDefault(address) | (_stored.GetValueOrDefault(address + 1) << 8));

    public void DemandAllTaken()
    {
        foreach (var (range, values) in _loads)
            if (values.Count > 0)
                throw new InvalidOperationException($"The ring read {range} {values.Count} times more than it had to.");
    }

    public void ForgetLoads()
    {
        _loads.Clear();
        LoadCount = 0;
    }

    public void ForgetStores() => _stored.Clear();
}
