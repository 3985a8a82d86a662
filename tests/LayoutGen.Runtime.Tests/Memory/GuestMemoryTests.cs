using System.Runtime.CompilerServices;
using LayoutGen.Memory;

namespace LayoutGen.Runtime.Tests.Memory;

public sealed class GuestMemoryTests : IDisposable
{
    private const ulong Start = 0x8000_0000;
    private const uint Length = 0x10000;
    private readonly GuestMemory _memory = GuestMemory.Allocate(Start, Length);

    public void Dispose() => _memory.Dispose();

    [Fact]
    public unsafe void It_is_zeroed_and_on_a_page()
    {
        var bytes = _memory.GetSpan(new(Start, Length));
        Assert.Equal(-1, bytes.IndexOfAnyExcept((byte)0));
        Assert.Equal(0u, (nuint)Unsafe.AsPointer(ref bytes[0]) % 4096);
    }

    [Theory]
    [InlineData(0x1000, 0, "length")]
    [InlineData(0x1010, 0x1000, "0x1010 is not a multiple of 4096")]
    [InlineData(0xffff_ffff_ffff_f000, 0x1001, "runs past 2^64")]
    public void Impossible_memory_is_refused(ulong address, uint length, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentOutOfRangeException>(() => GuestMemory.Allocate(address, length)).Message);

    [Theory]
    [InlineData(Start, Length, true)]
    [InlineData(Start + Length - 1, 1, true)]
    [InlineData(Start + Length, 0, true)]
    [InlineData(Start + Length, 1, false)]
    [InlineData(Start - 1, 1, false)]
    [InlineData(Start - 1, 2, false)]
    [InlineData(Start + 1, Length, false)]
    [InlineData(Start, uint.MaxValue, false)]
    [InlineData(ulong.MaxValue, 1, false)]
    [InlineData(ulong.MaxValue, uint.MaxValue, false)]
    [InlineData(0, 0, false)]
    public void Every_access_demands_the_whole_range(ulong address, uint length, bool expected)
    {
        var range = new GuestRange(address, length);
        Assert.Equal(expected, _memory.Contains(range));
        Assert.Equal(expected, _memory.TryGetSpan(range, out var bytes));
        Assert.Equal(expected ? (int)length : 0, bytes.Length);
        Assert.Equal(expected, _memory.TryMap(range, out var window));
        Assert.Equal(expected ? length : 0, window.Length);
        if (length <= Length)
        {
            Assert.Equal(expected, _memory.TryWrite(address, new byte[length], []));
            Assert.Equal(expected, _memory.TryRead(address, [], new byte[length]));
        }
    }

    [Fact]
    public void A_range_outside_is_named_with_the_memory()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _memory.GetSpan(new(Start - 1, 2)).Clear());
        Assert.Contains("[0x7fffffff, 0x80000001) is not in guest memory [0x80000000, 0x80010000)", error.Message);
    }

    [Fact]
    public void Memory_may_end_with_the_address_space()
    {
        using var top = GuestMemory.Allocate(0xffff_ffff_ffff_f000, 0x1000);
        Assert.True(top.TryGetSpan(new(ulong.MaxValue, 1), out _));
        Assert.False(top.TryGetSpan(new(ulong.MaxValue, 2), out _));
        Assert.False(top.TryGetSpan(new(0, 1), out _));
    }

    [Theory]
    [InlineData(0, 16)]
    [InlineData(0x1234, 1)]
    [InlineData(Length - 1, 1)]
    public void Bytes_lead_back_to_their_address(uint offset, uint length)
    {
        var range = new GuestRange(Start + offset, length);
        Assert.True(_memory.TryGetAddress(_memory.GetSpan(range), out var address));
        Assert.Equal(range.Address, address);
    }

    [Fact]
    public void Bytes_of_elsewhere_have_no_address()
    {
        using var other = GuestMemory.Allocate(Start, Length);
        Assert.False(_memory.TryGetAddress(other.GetSpan(new(Start, 1)), out _));
        Assert.False(_memory.TryGetAddress(new byte[16], out _));
        Assert.False(_memory.TryGetAddress([], out _));
    }

    [Theory]
    [InlineData(12, 64)]
    [InlineData(12, 0)]
    [InlineData(0, 1500)]
    [InlineData(12, 9000)]
    public void A_transfer_moves_both_parts_and_nothing_else(int first, int second)
    {
        var all = _memory.GetSpan(new(Start, Length));
        all.Fill(0xA5);
        var source = Enumerable.Range(0, first + second).Select(i => (byte)(i * 7)).ToArray();
        var target = new byte[first + second];

        Assert.True(_memory.TryWrite(Start + 0x100, source.AsSpan(0, first), source.AsSpan(first)));
        Assert.True(_memory.TryRead(Start + 0x100, target.AsSpan(0, first), target.AsSpan(first)));

        Assert.Equal(source, target);
        Assert.Equal(-1, all[..0x100].IndexOfAnyExcept((byte)0xA5));
        Assert.Equal(-1, all[(0x100 + source.Length)..].IndexOfAnyExcept((byte)0xA5));
    }

    [Fact]
    public void A_transfer_counts_once_whatever_its_parts()
    {
        var counter = _memory.Counter = new();
        _memory.TryWrite(Start, new byte[12], new byte[64]);
        _memory.TryWrite(Start, new byte[12], []);
        _memory.TryRead(Start, new byte[10], new byte[1500]);
        _memory.TryRead(Start - 1, new byte[10], []);
        Assert.Equal(new(2, 88), counter.TransferWrites);
        Assert.Equal(new(1, 1510), counter.TransferReads);

        counter.Reset();
        Assert.Equal(default, (counter.TransferWrites, counter.TransferReads));
    }

    [Fact]
    public void Disposed_memory_contains_nothing()
    {
        _memory.Dispose();
        Assert.False(_memory.TryGetSpan(new(Start, 1), out _));
        Assert.False(_memory.TryWrite(Start, [1], []));
    }
}
