namespace VirtioSpecification;

public class PackedRingReaderTests
{
    // A ring of 4 in its second lap at descriptor 1: descriptors 3 and 2 were made available in the first lap, descriptor 0 in the
    // second. The chain of 2 and 3 has id 7: 0x1000, 12 bytes, read; 0x2000, 1514 bytes, written. Descriptor 0 has id 9: 0x3000, 64
    // bytes, read. Descriptor 1 is used: id 5, 100 bytes written.
    private const string Ring =
        "0030000000000000 40000000 0900 0080" +
        "0000000000000000 64000000 0500 8280" +
        "0010000000000000 0c000000 ffff 8100" +
        "0020000000000000 ea050000 0700 8200";

    [Fact]
    public void It_reads_chains_past_the_wrap()
    {
        var chains = Reader().AvailableChains(2, true);
        Assert.Equal([7, 9], chains.Select(chain => (int)chain.Id));
        Assert.Equal([new(0x1000, 12, false), new(0x2000, 1514, true)], chains[0].Elements);
        Assert.Equal([new(0x3000, 64, false)], chains[1].Elements);
        Assert.Empty(Reader().AvailableChains(0, true));
        Assert.Empty(Reader().AvailableChains(1, false));
    }

    [Fact]
    public void It_reads_what_is_used()
    {
        Assert.Equal(new(5, 100u), Reader().Used(1, true));
        Assert.Null(Reader().Used(1, false));
        Assert.Null(Reader().Used(2, true));
        Assert.Equal(new(5, null), Reader(0x1e, 0x80, 0x80).Used(1, true));
    }

    [Theory]
    [InlineData(0x2e, 0x85, "Descriptor 2 refers to an indirect table.")]
    [InlineData(0x3e, 0x02, "Descriptor 3 continues a chain, but is not available.")]
    public void It_rejects_what_is_no_ring(int offset, byte flags, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Reader(offset, flags).AvailableChains(2, true)).Message);

    // Descriptor 2 refers to a table of 2 behind the ring: 0x4000, 8 bytes, read; 0x5000, 9 bytes, written.
    [Theory]
    [InlineData("4000000000000000 20000000 0300 8400", 0, null)]
    [InlineData("4000000000000000 20000000 0300 8500", 0, "Descriptor 2 refers to an indirect table.")]
    [InlineData("4000000000000000 08000000 0300 8400", 0, "Descriptor 2 refers to an indirect table of 8 bytes.")]
    [InlineData("4000000000000000 50000000 0300 8400", 0, "Descriptor 2 refers to an indirect table of 80 bytes.")]
    [InlineData("4000000000000000 20000000 0300 8400", 1, "A flag in a table.")]
    public void It_follows_indirect_tables(string descriptor, byte tableFlags, string? message)
    {
        var table = $"0040000000000000 08000000 0000 0{tableFlags}00" + "0050000000000000 09000000 0000 0200";
        var memory = Bytes(Ring[..70] + descriptor + Ring[105..] + table);
        var reader = new PackedRingReader((address, length) => memory[(int)address..((int)address + length)], 0, 4, indirect: true);
        if (message is null)
            Assert.Equal([new(0x4000, 8, false), new(0x5000, 9, true)], reader.AvailableChains(2)[0].Elements);
        else
            Assert.Equal(message, Assert.Throws<InvalidDataException>(() => reader.AvailableChains(2)).Message);
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static PackedRingReader Reader(int offset = 0, params byte[] change)
    {
        var memory = Bytes(Ring);
        change.CopyTo(memory, offset);
        return new((address, length) => memory[(int)address..((int)address + length)], 0, 4);
    }
}
