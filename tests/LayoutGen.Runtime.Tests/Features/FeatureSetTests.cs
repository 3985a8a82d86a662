namespace LayoutGen.Runtime.Tests.Features;

public class FeatureSetTests
{
    [VirtioFeatures]
    private enum Wide : long
    {
        Low = 0,
        MiddleLow = 63,
        MiddleHigh = 64,
        High = 127,
    }

    [VirtioFeatures]
    private enum Narrow : byte
    {
        Nine = 9,
    }

    [Fact]
    public void All_128_bits_are_set_and_found()
    {
        var set = FeatureSet.Of(Wide.Low, Wide.MiddleLow, Wide.MiddleHigh, Wide.High).With(Narrow.Nine);

        Assert.Equal(new FeatureSet(0x8000_0000_0000_0201, 0x8000_0000_0000_0001), set);
        Assert.Equal([0, 9, 63, 64, 127], set.Numbers());
        Assert.Equal(5, set.Count);
        Assert.True(set.Has(Wide.High));
        Assert.False(set.Without(Wide.High).Has(Wide.High));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(128)]
    [InlineData(int.MinValue)]
    public void A_number_outside_the_set_is_in_no_set(int number) => Assert.False((~FeatureSet.None).HasBit(number));

    [Theory]
    [InlineData(0x8000_0000UL, 0UL, "0x0000000080000000")]
    [InlineData(1UL, 2UL, "0x00000000000000020000000000000001")]
    public void A_set_is_written_as_a_mask(ulong low, ulong high, string expected) => Assert.Equal(expected, new FeatureSet(low, high).ToString());

    [Theory]
    [InlineData(0, false)]
    [InlineData(15, false)]
    [InlineData(27, true)]
    [InlineData(32, true)]
    [InlineData(34, false)]
    public void Framing_is_free_with_version_1_or_any_layout_and_nothing_else(int number, bool expected)
    {
        var bits = FeatureSet.Bit(number);

        Assert.Equal(expected, new FeatureTable([]).Accept(new(bits), bits).HasFreeFraming);
        Assert.False(default(NegotiatedFeatures).HasFreeFraming);
    }
}
