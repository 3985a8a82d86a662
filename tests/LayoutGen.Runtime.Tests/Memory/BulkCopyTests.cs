using System.Runtime.CompilerServices;
using LayoutGen.Memory;

namespace LayoutGen.Runtime.Tests.Memory;

public class BulkCopyTests
{
    private const int Room = 70000;

    public static TheoryData<int> Sizes => [0, 1, 63, 2047, 2048, 2049, 2111, 2112, 2113, 4096, 9000, 65535, 65536];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_alignment_gives_the_same_bytes(int size)
    {
        using var memory = GuestMemory.Allocate(0, 3 * Room);
        var source = memory.GetSpan(new(0, Room));
        var destination = memory.GetSpan(new(Room, Room));
        new Random(size).NextBytes(source);
        int[] offsets = [0, 1, 12, 20, 31, 32, 52, 63, 64, 65];
        foreach (var from in offsets)
        {
            foreach (var to in offsets)
            {
                destination.Fill(0xA5);
                BulkCopy.Copy(source.Slice(from, size), destination[to..]);
                Assert.True(destination.Slice(to, size).SequenceEqual(source.Slice(from, size)), $"from {from} to {to}");
                Assert.Equal(-1, destination[..to].IndexOfAnyExcept((byte)0xA5));
                Assert.Equal(-1, destination[(to + size)..].IndexOfAnyExcept((byte)0xA5));
            }
        }
    }

    [Theory]
    [InlineData(0, 12)]
    [InlineData(12, 0)]
    [InlineData(0, 4097)]
    [InlineData(64, 1)]
    public void Overlapping_bytes_arrive_as_they_were(int from, int to)
    {
        var bytes = new byte[20000];
        new Random(1).NextBytes(bytes);
        var expected = bytes.AsSpan(from, 9000).ToArray();
        BulkCopy.Copy(bytes.AsSpan(from, 9000), bytes.AsSpan(to));
        Assert.Equal(expected, bytes.AsSpan(to, 9000).ToArray());
    }
}
