using System.Runtime.CompilerServices;
using LayoutGen.Memory;

namespace LayoutGen.Runtime.Tests.Memory;

public sealed class MemoryWindowTests : IDisposable
{
    private readonly GuestMemory _memory = GuestMemory.Allocate(0x1000, 0x1000);
    private readonly MemoryWindow _window;

    public MemoryWindowTests() => Assert.True(_memory.TryMap(new(0x1100, 0x80), out _window));

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void It_is_16_bytes_small() => Assert.Equal(16, Unsafe.SizeOf<MemoryWindow>());

    [Fact]
    public void It_shows_the_memory_itself()
    {
        _window.Span[0] = 1;
        _window.Slice(0x7f, 1)[0] = 2;
        Assert.Equal(1, _memory.GetSpan(new(0x1100, 1))[0]);
        Assert.Equal(2, _memory.GetSpan(new(0x117f, 1))[0]);
    }

    [Theory]
    [InlineData(0x80, 1)]
    [InlineData(0x81, 0)]
    [InlineData(0, 0x81)]
    [InlineData(1, uint.MaxValue)]
    [InlineData(uint.MaxValue, 1)]
    public void A_slice_outside_is_refused(uint offset, uint length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _window.Slice(offset, length).Clear());

    [Fact]
    public void The_default_window_is_empty() => Assert.True(default(MemoryWindow).Span.IsEmpty);
}
