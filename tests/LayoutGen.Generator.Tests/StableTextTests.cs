using System.Globalization;
using LayoutGen.Generator.Tests.Harness;

namespace LayoutGen.Generator.Tests;

/// <summary>The generated text depends on declarations and on nothing else: not on culture, not on time, not on the machine.</summary>
public sealed class StableTextTests
{
    private static readonly string s_source = File.ReadAllText(Path.Combine(Golden.Folder, "Declarations.txt"));

    [Theory]
    [InlineData("")]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Text_IsTheSameInEveryCulture(string culture)
    {
        var expected = GeneratorRun.Of(s_source).Files;
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(expected, GeneratorRun.Of(s_source).Files);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Text_HasUnixLineEnds_WhateverTheDeclarationHas()
    {
        var unix = GeneratorRun.Of(s_source).Files;
        Assert.All(unix.Values, text => Assert.DoesNotContain('\r', text));
        Assert.Equal(unix, GeneratorRun.Of(s_source.Replace("\n", "\r\n")).Files);
    }
}
