using LayoutGen.Layouts;

namespace LayoutGen.Generator.Tests;

/// <summary>Generated views at work: every layout, in both byte orders.</summary>
public sealed class ViewTests
{
    /// <summary>Layouts by their place, in the byte orders that they can have.</summary>
    public static IEnumerable<object[]> Layouts => ViewSample.Maps.SelectMany(map =>
        (map.HasGuestOrder ? new[] { false, true } : [false]).Select(isBigEndian => new object[] { map.Name, isBigEndian }));

    [Theory, MemberData(nameof(Layouts))]
    public void Write_ReachesTheFieldsAndNothingElse(string layout, bool isBigEndian)
    {
        var (map, selection) = Find(layout, isBigEndian);
        var bytes = ViewSample.Untouched();
        ViewSample.Run("Fill", bytes, selection);
        Assert.Equal(ViewSample.Filled(map, isBigEndian), bytes);
    }

    [Theory, MemberData(nameof(Layouts))]
    public void Read_SeesTheFieldsThatExist(string layout, bool isBigEndian)
    {
        var (map, selection) = Find(layout, isBigEndian);
        var bytes = ViewSample.Filled(map, isBigEndian);
        Assert.Equal(ViewSample.Shown(map), ViewSample.Run("Show", bytes, selection));
    }

    [Fact]
    public void Layouts_AreTypesInTheOrderOfTheirIndices() => Assert.Equal(
        ViewSample.Maps.Select((map, index) => $"{map.Name} {index}"),
        ViewSample.Maps.Select((_, index) => ViewSample.Run("Visited", index)));

    [Theory]
    [InlineData("ReadAbsent", "H.Delta", "F.A")]
    [InlineData("WriteAbsent", "H.Cookie", "F.B or F.C")]
    [InlineData("ReadAbsentOfTwo", "H.Late", "F.M")]
    [InlineData("WriteAbsentOfTwo", "H.Both", "F.A and F.M")]
    public void AbsentField_SaysWhichFeatureItNeeds(string method, string field, string features)
    {
        var bytes = ViewSample.Untouched();
        var exception = Assert.Throws<FieldNotNegotiatedException>(() => ViewSample.Run(method, bytes));
        Assert.Equal((field, features), (exception.Field, exception.Features));
        Assert.Equal(ViewSample.Untouched(), bytes);
    }

    [Fact]
    public void View_RefusesFewerBytesThanTheLayoutTakes()
    {
        var exception = Assert.Throws<ArgumentException>(() => ViewSample.Run("TooShort", new byte[10]));
        Assert.Equal("H takes 11 bytes in this layout, and only 10 were given.", exception.Message);
    }

    private static (HeaderMap Map, LayoutSelection Selection) Find(string layout, bool isBigEndian)
    {
        var index = ViewSample.Maps.TakeWhile(map => map.Name != layout).Count();
        return (ViewSample.Maps[index], new(index, isBigEndian));
    }
}
