using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Memory;

namespace LayoutGen.Generator.Tests;

/// <summary>Every set of the features that the sample knows, and the layout it gives.</summary>
public sealed class SelectionTests
{
    private const int A = 0, B = 1, C = 2, Version1 = 32, M = 50;

    private static readonly Func<NegotiatedFeatures, ByteOrder, LayoutSelection> s_select =
        ViewSample.Header.GetMethod("Select")!.CreateDelegate<Func<NegotiatedFeatures, ByteOrder, LayoutSelection>>();

    private static readonly Func<NegotiatedFeatures, int> s_sizeFor =
        ViewSample.Header.GetMethod("SizeFor")!.CreateDelegate<Func<NegotiatedFeatures, int>>();

    /// <summary>All 32 sets; C requires A, and M, being above bit 32, VERSION_1.</summary>
    public static TheoryData<string> Sets =>
    [
        .. Enumerable.Range(0, 1 << 5)
            .Select(subset => new[] { A, B, C, Version1, M }.Where((_, bit) => (subset >> bit & 1) != 0))
            .Select(numbers => string.Join(' ', numbers)),
    ];

    [Theory, MemberData(nameof(Sets))]
    public void Set_GivesItsLayout(string numbers)
    {
        var set = Parse(numbers);
        bool Has(int number) => set.HasBit(number);
        if ((Has(C) && !Has(A)) || (Has(M) && !Has(Version1)))
        {
            Assert.Throws<FeatureNegotiationException>(() => ViewSample.Table.Negotiate(new(set), set));
            return;
        }

        var features = ViewSample.Table.Negotiate(new(set), set);
        var expected = new[] { true, Has(A), Has(B) || Has(C), Has(M), Has(A) && Has(M) };
        var size = new[] { 1, 3, 11, 15, 16 }.Zip(expected).Last(field => field.Second).First;

        var selection = s_select(features, ByteOrder.BigEndian);
        var map = ViewSample.Maps[selection.Index];
        Assert.Equal(size, map.Size);
        Assert.Equal(size, s_sizeFor(features));
        Assert.Equal(expected.Take(map.Fields.Count), map.Fields.Select(field => field.IsPresent));
        Assert.Equal(!Has(Version1), selection.IsBigEndian);
        Assert.True(map.HasGuestOrder || !selection.IsBigEndian);
        Assert.Equal(selection with { IsBigEndian = false }, s_select(features, ByteOrder.LittleEndian));
    }

    /// <summary>A set that no negotiation gives: hash reports, which need VERSION_1, without what VERSION_1 alone brings.</summary>
    [Fact]
    public void SetWithoutLayout_IsRefused()
    {
        var contradictory = FeatureSet.Of(NetFeature.HashReport);
        var features = new FeatureTable([]).Negotiate(new(contradictory), contradictory);
        var exception = Assert.Throws<FeatureNegotiationException>(() => NetHeader.Select(features));
        Assert.Equal("No layout of NetHeader has the features 0x0200000000000000: they cannot be negotiated together.", exception.Message);
    }

    private static FeatureSet Parse(string numbers) => numbers
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(FeatureSet.None, (set, number) => set | FeatureSet.Bit(int.Parse(number, null)));
}
