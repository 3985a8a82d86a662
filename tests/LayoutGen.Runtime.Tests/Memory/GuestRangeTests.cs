using LayoutGen.Memory;

namespace LayoutGen.Runtime.Tests.Memory;

public class GuestRangeTests
{
    private const ulong Top = ulong.MaxValue;

    [Theory]
    [InlineData(0x1000, 0x100, 0x1000, 0x100, true)]
    [InlineData(0x1000, 0x100, 0x1010, 0x10, true)]
    [InlineData(0x1000, 0x100, 0x10ff, 1, true)]
    [InlineData(0x1000, 0x100, 0x1100, 0, true)]
    [InlineData(0x1000, 0x100, 0x10ff, 2, false)]
    [InlineData(0x1000, 0x100, 0x1100, 1, false)]
    [InlineData(0x1000, 0x100, 0x1101, 0, false)]
    [InlineData(0x1000, 0x100, 0x0fff, 1, false)]
    [InlineData(0x1000, 0x100, 0x0fff, 2, false)]
    [InlineData(0x1000, 0x100, 0, 0, false)]
    [InlineData(0x1000, 0x100, Top, 1, false)]
    [InlineData(0x1000, 0x100, Top - 0xff, 0xffffffff, false)]
    [InlineData(0x1000, 0x100, 0x1010, 0xffffffff, false)]
    [InlineData(Top - 0xff, 0x100, Top, 1, true)]
    [InlineData(Top - 0xff, 0x100, Top, 2, false)]
    [InlineData(Top - 0xff, 0x100, 0, 0, true)]
    [InlineData(Top - 0xff, 0x100, 0, 1, false)]
    public void Contains(ulong address, uint length, ulong otherAddress, uint otherLength, bool expected) =>
        Assert.Equal(expected, new GuestRange(address, length).Contains(new(otherAddress, otherLength)));

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(Top, 0, false)]
    [InlineData(Top, 1, false)]
    [InlineData(Top, 2, true)]
    [InlineData(Top - 0xff, 0x100, false)]
    [InlineData(Top - 0xff, 0x101, true)]
    public void Overflows(ulong address, uint length, bool expected) => Assert.Equal(expected, new GuestRange(address, length).Overflows);

    [Theory]
    [InlineData(0x1000, 0x10, 0x1010)]
    [InlineData(Top - 0xf, 0x10, 0)]
    public void End(ulong address, uint length, ulong expected) => Assert.Equal(expected, new GuestRange(address, length).End);

    [Theory]
    [InlineData(0x1000, 0x100, "[0x1000, 0x1100)")]
    [InlineData(Top, 1, "[0xffffffffffffffff, 0x10000000000000000)")]
    public void Text(ulong address, uint length, string expected) => Assert.Equal(expected, new GuestRange(address, length).ToString());

    [Fact]
    public void A_slice_begins_at_its_offset() => Assert.Equal(new GuestRange(0x1010, 4), new GuestRange(0x1000, 0x100).Slice(0x10, 4));

    [Theory]
    [InlineData(0x101, 0)]
    [InlineData(0xff, 2)]
    [InlineData(1, 0xffffffff)]
    public void A_slice_outside_is_refused(uint offset, uint length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GuestRange(0x1000, 0x100).Slice(offset, length));
}
