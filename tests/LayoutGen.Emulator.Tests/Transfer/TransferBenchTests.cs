using Emulator.Captures;
using Emulator.Reporting;
using Emulator.Transfer;

namespace LayoutGen.Emulator.Tests.Transfer;

public sealed class TransferBenchTests
{
    private static readonly Lazy<IReadOnlyList<TransferRow>> _shipped =
        new(() => TransferBench.Run(Capture.LoadShipped().Frames, [.. TransferMode.Split, .. TransferMode.Packed], progress: null));

    [Theory]
    [InlineData("legacy-separate", "split", "separate", 10, 2)]
    [InlineData("legacy-merged", "split", "merged", 10, 1)]
    [InlineData("modern-merged", "split", "merged", 12, 1)]
    [InlineData("modern-merged", "packed", "merged", 12, 1)]
    public void What_a_packet_takes_is_counted_from_ring_and_memory(string mode, string ring, string framing, int headerSize, double count)
    {
        var rows = _shipped.Value.Where(row => (row.Mode, row.Ring) == (mode, ring)).ToList();

        Assert.Equal(["rx large", "rx mtu", "tx large", "tx mtu"], rows.Select(row => $"{row.Direction} {row.Frames}").Order());
        Assert.All(rows, row => Assert.Equal((framing, headerSize), (row.Framing, row.HeaderSize)));
        Assert.All(rows, row => Assert.Equal((count, count, count), (row.DescriptorsPerPacket, row.BlocksPerPacket, row.DmaPerPacket)));
        Assert.All(rows, row => Assert.True(row.Identical));
        Assert.All(rows, row => Assert.True(row.NsPerPacket > 0));
    }

    /// <summary>
    /// A packet's share of a split ring: available entry, descriptors, used entry, and the two indices once a burst. In a packed ring it
    /// is the flags looked at, a descriptor read, and its id, length and flags written.
    /// </summary>
    [Theory]
    [InlineData("legacy-separate", "split", 2 + (2 * 16) + 8)]
    [InlineData("legacy-merged", "split", 2 + 16 + 8)]
    [InlineData("modern-merged", "packed", 2 + 16 + 8)]
    public void A_descriptor_takes_16_bytes_of_ring(string mode, string ring, double most)
    {
        var rows = _shipped.Value.Where(row => (row.Mode, row.Ring, row.Frames) == (mode, ring, "mtu"));

        Assert.All(rows, row => Assert.InRange(row.RingBytesPerPacket, most - 2, most + 1));
    }

    [Fact]
    public void Progress_ends_at_the_end()
    {
        List<double> progress = [];

        TransferBench.Run([new byte[60], new byte[2000]], TransferMode.Split, progress.Add);

        Assert.Equal(progress.Order(), progress);
        Assert.Equal(1, progress[^1]);
    }

    [Theory]
    [InlineData("mtu", 1514)]
    [InlineData("large", 1515)]
    [InlineData("large", 65_550)]
    public void A_frame_is_of_a_class_by_its_size(string frames, int length)
    {
        var rows = TransferBench.Run([new byte[length]], TransferMode.Split, progress: null);

        Assert.All(rows, row => Assert.Equal((frames, 1, length, true), (row.Frames, row.Packets, row.Bytes, row.Identical)));
    }
}
