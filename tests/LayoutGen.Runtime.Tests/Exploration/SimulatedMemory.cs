using LayoutGen.Memory;

namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>
/// Memory that is all questions and steps of the running <see cref="Replay"/>: the world answers. The guest memory gives its bounds,
/// and no byte of it is touched.
/// </summary>
internal readonly struct SimulatedMemory<TStrength> : ISharedMemory<SimulatedMemory<TStrength>>
    where TStrength : struct, IStrength
{
    private readonly uint _start;

    private SimulatedMemory(uint start) => _start = start;

    public static bool TryMap(GuestMemory memory, GuestRange range, out SimulatedMemory<TStrength> window)
    {
        window = new((uint)range.Address);
        return memory.Contains(range);
    }

    public static void FullBarrier() => Replay.Do(new(StepKind.Barrier));

    public ushort ReadUInt16(uint offset) => (ushort)Read(offset, 1, false);

    public uint ReadUInt32(uint offset) => (uint)Read(offset, 2, false);

    public ulong ReadUInt64(uint offset) => Read(offset, 4, false);

    public ushort AcquireUInt16(uint offset) => (ushort)Read(offset, 1, TStrength.Acquires);

    public ulong AcquireUInt64(uint offset) => Read(offset, 4, TStrength.Acquires);

    public void WriteUInt16(uint offset, ushort value) => Write(offset, 1, value, false);

    public void WriteUInt32(uint offset, uint value) => Write(offset, 2, value, false);

    public void WriteUInt64(uint offset, ulong value) => Write(offset, 4, value, false);

    public void ReleaseUInt16(uint offset, ushort value) => Write(offset, 1, value, TStrength.Releases);

    public void ReleaseUInt64(uint offset, ulong value) => Write(offset, 4, value, TStrength.Releases);

    private ulong Read(uint offset, int cells, bool isOrdered) =>
        Replay.Ask(new(StepKind.Read, (int)(_start + offset) / 2, cells, IsOrdered: isOrdered));

    private void Write(uint offset, int cells, ulong value, bool isOrdered) =>
        Replay.Do(new(StepKind.Write, (int)(_start + offset) / 2, cells, value, isOrdered));
}
