namespace LayoutGen.Cost.Tests;

/// <summary>Compares with published figures, which are rounded.</summary>
internal static class Close
{
    public static void Within1Percent(double expected, double actual) => Assert.InRange(actual, expected * 0.99, expected * 1.01);
}
