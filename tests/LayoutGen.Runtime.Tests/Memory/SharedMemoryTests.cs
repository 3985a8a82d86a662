using System.Runtime.InteropServices;
using LayoutGen.Memory;

namespace LayoutGen.Runtime.Tests.Memory;

public sealed class SharedMemoryTests : IDisposable
{
    private readonly GuestMemory _memory = GuestMemory.Allocate(0x1000, 0x1000);
    private readonly AccessCounter _counter = new();

    public SharedMemoryTests() => _memory.Counter = _counter;

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void Native_memory_reads_what_it_wrote() => Reads_what_it_wrote<NativeSharedMemory>();

    [Fact]
    public void Counting_memory_reads_what_it_wrote() => Reads_what_it_wrote<CountingSharedMemory>();

    /// <summary>Barriers that reach devices are known for x86.</summary>
    [Fact]
    public void Platform_memory_reads_what_it_wrote_where_it_can_be_ordered()
    {
        if (RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86)
            Reads_what_it_wrote<PlatformSharedMemory>();
        else
            Assert.Throws<PlatformNotSupportedException>(() => PlatformSharedMemory.TryMap(_memory, new(0x1100, 0x20), out _));
    }

    [Theory]
    [InlineData(0xff0, 0x20)]
    [InlineData(0x1ff0, 0x11)]
    public void A_window_outside_is_refused(ulong address, uint length)
    {
        Assert.False(NativeSharedMemory.TryMap(_memory, new(address, length), out _));
        Assert.False(CountingSharedMemory.TryMap(_memory, new(address, length), out _));
    }

    [Fact]
    public void Counting_memory_counts_each_access()
    {
        Reads_what_it_wrote<CountingSharedMemory>();
        Assert.Equal(new(4, 2 + 4 + 8 + 2), _counter.RingWrites);
        Assert.Equal(new(6, 2 + 4 + 8 + 8 + 2 + 2), _counter.RingReads);
    }

    [Fact]
    public void Counting_memory_demands_a_counter()
    {
        _memory.Counter = null;
        var error = Assert.Throws<InvalidOperationException>(() => CountingSharedMemory.TryMap(_memory, new(0x1000, 8), out _));
        Assert.Contains("set its Counter", error.Message);
    }

    private void Reads_what_it_wrote<TMemory>()
        where TMemory : struct, ISharedMemory<TMemory>
    {
        Assert.True(TMemory.TryMap(_memory, new(0x1100, 0x20), out var window));
        window.WriteUInt16(2, 0x1122);
        window.WriteUInt32(4, 0x33445566);
        window.WriteUInt64(8, 0x778899aabbccddee);
        window.ReleaseUInt16(16, 0xf00f);
        Assert.Equal(0x1122, window.ReadUInt16(2));
        Assert.Equal(0x33445566u, window.ReadUInt32(4));
        Assert.Equal(0x778899aabbccddeeu, window.ReadUInt64(8));
        Assert.Equal(0x778899aabbccddeeu, window.AcquireUInt64(8));
        Assert.Equal(0xf00f, window.ReadUInt16(16));
        Assert.Equal(0xf00f, window.AcquireUInt16(16));
        TMemory.FullBarrier();
        Assert.Equal(BitConverter.GetBytes(0x33445566), _memory.GetSpan(new(0x1104, 4)).ToArray());
    }
}
