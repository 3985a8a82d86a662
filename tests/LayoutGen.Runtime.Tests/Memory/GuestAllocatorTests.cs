using LayoutGen.Memory;

namespace LayoutGen.Runtime.Tests.Memory;

public sealed class GuestAllocatorTests : IDisposable
{
    private readonly GuestMemory _memory = GuestMemory.Allocate(0x1000, 0x2000);
    private readonly GuestAllocator _allocator;

    public GuestAllocatorTests() => _allocator = new(_memory, new(0x1010, 0x100));

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void It_says_which_memory_it_serves() => Assert.Same(_memory, _allocator.Memory);

    [Theory]
    [InlineData(1, 1, 0x1010)]
    [InlineData(0x100, 1, 0x1010)]
    [InlineData(0x10, 16, 0x1010)]
    [InlineData(0x10, 64, 0x1040)]
    [InlineData(0xd0, 64, 0x1040)]
    public void The_first_fit_is_aligned(uint size, uint alignment, ulong expected)
    {
        Assert.True(_allocator.TryAllocate(size, alignment, out var range));
        Assert.Equal(new(expected, size), range);
    }

    [Theory]
    [InlineData(0x101, 1)]
    [InlineData(0xd1, 64)]
    [InlineData(1, 0x1000)]
    [InlineData(1, 0x8000_0000)]
    [InlineData(uint.MaxValue, 1)]
    public void What_does_not_fit_is_not_allocated(uint size, uint alignment) =>
        Assert.False(_allocator.TryAllocate(size, alignment, out _));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 3)]
    public void Senseless_demands_are_refused(uint size, uint alignment) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _allocator.TryAllocate(size, alignment, out _));

    [Theory]
    [InlineData(0x1000, 0)]
    [InlineData(0xfff, 1)]
    [InlineData(0x2fff, 2)]
    public void A_range_that_is_not_of_the_memory_is_refused(ulong address, uint length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GuestAllocator(_memory, new(address, length)));

    [Fact]
    public void The_padding_before_an_aligned_range_stays_free()
    {
        _allocator.TryAllocate(0x40, 64, out _);
        Assert.True(_allocator.TryAllocate(0x30, 1, out var before));
        Assert.Equal(0x1010u, before.Address);
    }

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(1, 3, 0, 2)]
    [InlineData(2, 0, 3, 1)]
    public void Freed_in_any_order_all_grows_together_again(params int[] order)
    {
        var ranges = new GuestRange[4];
        for (var i = 0; i < ranges.Length; i++)
            Assert.True(_allocator.TryAllocate(0x40, 16, out ranges[i]));
        Assert.False(_allocator.TryAllocate(1, 1, out _));

        foreach (var i in order)
            _allocator.Free(ranges[i]);
        Assert.True(_allocator.TryAllocate(0x100, 1, out _));
    }

    [Fact]
    public void Random_use_never_hands_out_a_byte_twice()
    {
        var random = new Random(1);
        var held = new List<GuestRange>();
        for (var round = 0; round < 5000; round++)
        {
            if (random.Next(2) == 0 && _allocator.TryAllocate((uint)random.Next(1, 40), 1u << random.Next(6), out var range))
            {
                Assert.True(new GuestRange(0x1010, 0x100).Contains(range));
                Assert.DoesNotContain(held, other => other.Address < range.End && range.Address < other.End);
                held.Add(range);
            }
            else if (held.Count > 0)
            {
                var i = random.Next(held.Count);
                _allocator.Free(held[i]);
                held.RemoveAt(i);
            }
        }

        held.ForEach(_allocator.Free);
        Assert.True(_allocator.TryAllocate(0x100, 1, out _));
    }

    [Theory]
    [InlineData(0x1010, 0x41)]
    [InlineData(0x1020, 0x30)]
    [InlineData(0x1050, 0x10)]
    public void Only_what_was_allocated_can_be_freed(ulong address, uint length)
    {
        _allocator.TryAllocate(0x40, 1, out _);
        Assert.Throws<InvalidOperationException>(() => _allocator.Free(new(address, length)));
    }

    [Fact]
    public void Nothing_is_freed_twice()
    {
        _allocator.TryAllocate(0x40, 1, out var range);
        _allocator.Free(range);
        Assert.Throws<InvalidOperationException>(() => _allocator.Free(range));
    }
}
