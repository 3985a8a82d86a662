using LayoutGen.Memory;
using Microsoft.Win32.SafeHandles;

namespace LayoutGen.Runtime.Tests.Memory;

public sealed class MappedMemoryTests : IDisposable
{
    private readonly SafeFileHandle _file = File.OpenHandle(
        Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, FileOptions.DeleteOnClose);

    public MappedMemoryTests() => RandomAccess.SetLength(_file, 0x6000);

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Regions_show_their_parts_of_the_file_to_both_processes()
    {
        RandomAccess.Write(_file, "low"u8, 0);
        using var memory = GuestMemory.Map(new(0x1000, 0x2000, _file), new(0x1_0000_0000, 0x4000, _file, 0x2000));

        Assert.Equal("low"u8, memory.GetSpan(new(0x1000, 3)));
        "high"u8.CopyTo(memory.GetSpan(new(0x1_0000_0000, 4)));
        var written = new byte[4];
        RandomAccess.Read(_file, written, 0x2000);
        Assert.Equal("high"u8, written);
        Assert.True(memory.TryGetAddress(memory.GetSpan(new(0x1_0000_0010, 2)), out var address));
        Assert.Equal(0x1_0000_0010u, address);
        Assert.Equal("guest memory [0x1000, 0x3000) and [0x100000000, 0x100004000)", memory.ToString());
    }

    [Theory]
    [InlineData(0x1000, 0x2000, true)]
    [InlineData(0x2000, 0x1001, false)]
    [InlineData(0x3000, 0x1000, true)]
    [InlineData(0x2fff, 2, false)]
    [InlineData(0x5fff, 1, true)]
    [InlineData(0x5fff, 2, false)]
    [InlineData(0, 1, false)]
    [InlineData(ulong.MaxValue, 2, false)]
    public void A_range_lies_in_one_region(ulong address, uint length, bool expected)
    {
        // The regions are neighbours in the guest, and the other way round in the file.
        using var memory = GuestMemory.Map(new(0x1000, 0x2000, _file, 0x3000), new(0x3000, 0x3000, _file));

        Assert.Equal(expected, memory.Contains(new(address, length)));
        Assert.Equal(expected, memory.TryGetSpan(new(address, length), out _));
        Assert.Equal(expected, memory.TryMap(new(address, length), out _));
        Assert.Equal(expected, memory.TryWrite(address, new byte[length], []));
    }

    [Theory]
    [InlineData(0x1000, 0, 0, "is empty or runs past 2^64")]
    [InlineData(ulong.MaxValue - 10, 0x1000, 0, "is empty or runs past 2^64")]
    [InlineData(0x1000, 0x6001, 0, "cannot be mapped")]
    [InlineData(0x1000, 0x1000, 0x5001, "cannot be mapped")]
    [InlineData(0x1000, 0x1000, ulong.MaxValue, "cannot be mapped")]
    [InlineData(0x1000, ulong.MaxValue - 0x2000, 0, "cannot be mapped")]
    [InlineData(0x9fff, 1, 0, "overlap")]
    [InlineData(0x8000, 0x4000, 0, "overlap")]
    public void An_impossible_region_is_refused_with_the_reason(ulong address, ulong length, ulong offset, string reason)
    {
        var regions = new GuestRegion[] { new(0x9000, 0x1000, _file), new(address, length, _file, offset) };

        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => GuestMemory.Map(regions)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_memory_is_refused()
    {
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream();
        using var end = new SafeFileHandle(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false);

        Assert.Throws<ArgumentException>(() => GuestMemory.Map());
        Assert.Throws<ArgumentException>(() => GuestMemory.Map(new GuestRegion(0, 0x1000, end)));
    }
}
