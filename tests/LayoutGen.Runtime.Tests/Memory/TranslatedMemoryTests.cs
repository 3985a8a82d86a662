using LayoutGen.Memory;

namespace LayoutGen.Runtime.Tests.Memory;

/// <summary>Memory at device addresses, which a mapping translates: no more of it is there than is mapped and exists.</summary>
public sealed class TranslatedMemoryTests : IDisposable
{
    private readonly GuestMemory _memory = GuestMemory.Allocate(0x10000, 0x4000);
    private readonly PageMapping _mapping = new();
    private readonly GuestMemory _translated;

    public TranslatedMemoryTests()
    {
        // Three pages on, of which the last two are in order; and a page that stands for no memory.
        _mapping.Map(0x8000_0000, 0x13000, 0x1000);
        _mapping.Map(0x8000_1000, 0x11000, 0x2000);
        _mapping.Map(0x9000_0000, 0x14000, 0x1000);
        _mapping.Map(0xffff_ffff_ffff_f000, 0x10000, 0x1000);
        _translated = GuestMemory.Translate(_memory, _mapping);
    }

    public void Dispose()
    {
        _translated.Dispose();
        _memory.Dispose();
    }

    /// <summary>A range, and the address of the bytes that it stands for; 0 if there are none.</summary>
    [Theory]
    [InlineData(0x8000_0000, 0x1000, 0x13000)]
    [InlineData(0x8000_0ff0, 0x10, 0x13ff0)]
    [InlineData(0x8000_1ff0, 0x20, 0x11ff0)]
    [InlineData(0x8000_1000, 0x2000, 0x11000)]
    [InlineData(0xffff_ffff_ffff_f000, 0x1000, 0x10000)]
    [InlineData(0xffff_ffff_ffff_fff0, 0x11, 0)]
    [InlineData(0x8000_0ff0, 0x11, 0)]
    [InlineData(0x8000_2ff0, 0x11, 0)]
    [InlineData(0x7fff_ffff, 1, 0)]
    [InlineData(0x9000_0000, 1, 0)]
    [InlineData(0x11000, 1, 0)]
    [InlineData(0, 1, 0)]
    public void A_range_is_what_it_is_mapped_to(ulong device, uint length, ulong address)
    {
        Assert.Equal(address != 0, _translated.Contains(new(device, length)));
        Assert.Equal(address != 0, _translated.TryMap(new(device, length), out _));
        Assert.Equal(address != 0, NativeSharedMemory.TryMap(_translated, new(device, length), out _));
        Assert.Equal(address != 0, _translated.TryWrite(device, new byte[] { 1, 2, 3 }.AsSpan(0, 1), new byte[length - 1]));
        if (address != 0)
            Assert.True(_translated.GetSpan(new(device, length)).Overlaps(_memory.GetSpan(new(address, length)), out var offset) && offset == 0);
    }

    [Fact]
    public void What_is_unmapped_is_out_of_reach()
    {
        Assert.True(_translated.TryRead(0x8000_2000, new byte[8], []));
        _mapping.Unmap(0x8000_2000, 0x1000);

        Assert.False(_translated.TryRead(0x8000_2000, new byte[8], []));
        Assert.True(_translated.TryRead(0x8000_1000, new byte[8], []));
    }

    [Fact]
    public void It_is_disposed_apart_from_the_memory_behind()
    {
        _translated.Dispose();

        Assert.Equal(0, _memory.GetSpan(new(0x10000, 1))[0]);
        Assert.Equal((true, false), (_translated.IsTranslated, _memory.IsTranslated));
        Assert.Equal("what is mapped of guest memory [0x10000, 0x14000)", _translated.ToString());
    }
}
