namespace VirtioSpecification;

public class SplitRingReaderTests
{
    // A queue of 4: table at 0, available ring at 0x40 (idx 2: heads 2 and 0), used ring at 0x50 (idx 1). Descriptor 2 is 0x1000,
    // 12 bytes, read, and goes on in 1; descriptor 1 is 0x2000, 1514 bytes, written; descriptor 0 is 0x3000, 64 bytes, read.
    private const string LittleEndianRing =
        "00300000 00000000 40000000 0000 0000" +
        "00200000 00000000 ea050000 0200 0000" +
        "00100000 00000000 0c000000 0100 0100" +
        "00000000 00000000 00000000 0000 0000" +
        "0000 0200 0200 0000 0000 0000 0000 0000" +
        "0000 0100";

    private const string BigEndianRing =
        "00000000 00003000 00000040 0000 0000" +
        "00000000 00002000 000005ea 0002 0000" +
        "00000000 00001000 0000000c 0001 0001" +
        "00000000 00000000 00000000 0000 0000" +
        "0000 0002 0002 0000 0000 0000 0000 0000" +
        "0000 0001";

    private static readonly ChainElement[] First = [new(0x1000, 12, false), new(0x2000, 1514, true)];
    private static readonly ChainElement[] Second = [new(0x3000, 64, false)];

    [Theory]
    [InlineData(LittleEndianRing, false)]
    [InlineData(BigEndianRing, true)]
    public void It_reads_indices_and_chains(string ring, bool bigEndian)
    {
        var reader = Reader(ring, bigEndian);
        Assert.Equal((2, 1), (reader.AvailableIndex, reader.UsedIndex));
        Assert.Equal([First, Second], reader.AvailableChains());
        Assert.Equal([Second], reader.AvailableChains(taken: 1));
        Assert.Empty(reader.AvailableChains(taken: 2));
    }

    [Theory]
    [InlineData(0x20, "0010000000000000 0c000000 0100 0400", "Descriptor 4 is outside the table of 4.")]
    [InlineData(0x20, "0010000000000000 0c000000 0100 0200", "The chain of descriptor 2 is longer than the queue.")]
    [InlineData(0x20, "0010000000000000 10000000 0400 0000", "Descriptor 2 refers to an indirect table.")]
    [InlineData(0x44, "0400", "Descriptor 4 is outside the table of 4.")]
    [InlineData(0x42, "0500", "The available index 5 is more than the queue size ahead of 0.")]
    public void It_rejects_what_is_no_ring(int offset, string change, string message)
    {
        var reader = Reader(LittleEndianRing, false, offset, Bytes(change));
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => reader.AvailableChains()).Message);
    }

    // Descriptor 2 refers to a table of 2 behind the used ring: 0x4000, 8 bytes, read; 0x5000, 9 bytes, written.
    [Theory]
    [InlineData("6000000000000000 20000000 0400 0000", null)]
    [InlineData("6000000000000000 21000000 0400 0000", "Descriptor 2 refers to an indirect table of 33 bytes.")]
    [InlineData("6000000000000000 00000000 0400 0000", "Descriptor 2 refers to an indirect table of 0 bytes.")]
    [InlineData("6000000000000000 10000000 0400 0000", "Descriptor 1 is outside the table of 1.")]
    [InlineData("6000000000000000 20000000 0500 0000", "Descriptor 2 refers to an indirect table.")]
    [InlineData("2000000000000000 10000000 0400 0000", "Descriptor 0 refers to an indirect table.")]
    public void It_follows_indirect_tables(string descriptor, string? message)
    {
        const string table =
            "0000 0000 0000 0000 0000 0000" +
            "0040000000000000 08000000 0100 0100" +
            "0050000000000000 09000000 0200 0000";
        var reader = Reader(LittleEndianRing + table, false, true, 0x20, Bytes(descriptor));
        if (message is null)
            Assert.Equal([new(0x4000, 8, false), new(0x5000, 9, true)], reader.Chain(2));
        else
            Assert.Equal(message, Assert.Throws<InvalidDataException>(() => reader.Chain(2)).Message);
    }

    private static SplitRingReader Reader(string ring, bool bigEndian, int offset = 0, params byte[] change) =>
        Reader(ring, bigEndian, false, offset, change);

    private static SplitRingReader Reader(string ring, bool bigEndian, bool indirect, int offset, byte[] change)
    {
        var memory = Bytes(ring);
        change.CopyTo(memory, offset);
        return new((address, length) => memory[(int)address..((int)address + length)], 0, 0x40, 0x50, 4, bigEndian, indirect);
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
