namespace LayoutGen.Cost.Tests;

/// <summary>What merging gains, in percent of packets a second, where the bytes of the link bind; and the operations that it saves.</summary>
public sealed class GainTests
{
    [Theory]
    [InlineData("split no batch", 20.6, 16.2, 5.3, 3.3, 1.9, 2.7, 0.5, 0.0)]
    [InlineData("split, chain in one read", 10.3, 8.1, 0.0, 0.0, 0.0, 1.3, 0.0, 0.0)]
    [InlineData("split batch 16/8", 20.0, 13.1, 0.0, 0.0, 0.0, 1.4, 0.0, 0.0)]
    [InlineData("split indirect no batch", 9.3, 7.5, 0.0, 0.0, 0.0, 1.3, 0.0, 0.0)]
    [InlineData("split indirect 16/8", 16.7, 11.5, 0.0, 0.0, 0.0, 1.4, 0.0, 0.0)]
    [InlineData("packed no batch", 14.6, 10.5, 0.0, 0.0, 0.0, 1.4, 0.0, 0.0)]
    [InlineData("packed 64 B fetch", 20.4, 14.2, 1.7, 0.9, 0.5, 1.8, 0.1, 0.0)]
    [InlineData("packed 16, in order 8", 22.4, 14.0, 0.0, 0.0, 0.0, 1.4, 0.0, 0.0)]
    [InlineData("packed indirect 16", 14.4, 10.4, 0.0, 0.0, 0.0, 1.4, 0.0, 0.0)]
    public void Where_bytes_bind(string name, params double[] percent)
    {
        var column = DeviceCase.All[name];

        int[] frames = [64, 128, 256, 512, 1024, 1500, 4096, 65536];
        var actual = frames.Select(frame => 100 * ((column.Separate(frame).Total.UpBytes / column.Merged(frame).Total.UpBytes) - 1));

        Assert.All(percent.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - 0.06, pair.First + 0.06));
    }

    [Theory]
    [InlineData("split no batch", 8.03, 6.03, 33)]
    [InlineData("split, chain in one read", 7.03, 6.03, 17)]
    [InlineData("split batch 16/8", 2.47, 1.47, 68)]
    [InlineData("split indirect no batch", 8.03, 7.03, 14)]
    [InlineData("split indirect 16/8", 3.47, 2.47, 41)]
    [InlineData("packed no batch", 4.03, 3.03, 33)]
    [InlineData("packed 64 B fetch", 3.53, 2.28, 55)]
    [InlineData("packed 16, in order 8", 2.22, 1.22, 82)]
    [InlineData("packed indirect 16", 4.09, 3.09, 32)]
    public void Operations_of_a_packet(string name, double separate, double merged, double percent)
    {
        var column = DeviceCase.All[name];
        var (before, after) = (column.Separate(64).Total.Operations, column.Merged(64).Total.Operations);

        Close.Within1Percent(separate, before);
        Close.Within1Percent(merged, after);
        Assert.Equal(percent, Math.Round(100 * ((before / after) - 1)));
    }

    [Theory]
    [InlineData("split no batch", "internet", 8.7)]
    [InlineData("split batch 16/8", "internet", 5.5)]
    [InlineData("packed 16, in order 8", "internet", 5.7)]
    [InlineData("split no batch", "small", 14.0)]
    [InlineData("split batch 16/8", "small", 10.3)]
    [InlineData("packed 16, in order 8", "small", 10.9)]
    [InlineData("split no batch", "bulk", 2.7)]
    [InlineData("packed 16, in order 8", "bulk", 1.4)]
    public void A_mix_of_sizes(string name, string mix, double percent)
    {
        var column = DeviceCase.All[name];
        var frames = Mix(mix).ToList();

        var separate = frames.Sum(frame => column.Separate(frame).Total.UpBytes);
        var merged = frames.Sum(frame => column.Merged(frame).Total.UpBytes);

        Assert.InRange(100 * ((separate / merged) - 1), percent - 0.06, percent + 0.06);
    }

    private static IEnumerable<int> Mix(string name) => name switch
    {
        "internet" => [.. Enumerable.Repeat(64, 7), .. Enumerable.Repeat(576, 4), 1500],
        "small" => Enumerable.Range(64, 256 - 64 + 1),
        _ => [1500],
    };

    /// <summary>A buffer of 64 KiB whose tail lies apart costs a descriptor even where no byte of the frame reaches it.</summary>
    [Theory]
    [InlineData(1500, new[] { 1512 }, 24, 1)]
    [InlineData(65536, new[] { 65536, 12 }, 24, 2)] // 257 transactions either way: the tail's own is not among the pages'.
    public void A_tail_apart_costs_a_descriptor_and_where_it_is_reached_a_write(int frame, int[] written, double bytes, double operations)
    {
        var model = new CostModel(new(3, 8), new());
        var whole = model.CostOf(ReceivedPacket.Merged(frame)).Total;
        var packet = ReceivedPacket.Of(RingFormat.Split, table: false, written);

        var apart = model.CostOf(packet with { Chains = [packet.Chains[0] with { Elements = [new(65536, true), new(29, true)] }] }).Total;

        Assert.Equal((bytes, operations), (apart.UpBytes - whole.UpBytes, apart.Operations - whole.Operations));
    }
}
