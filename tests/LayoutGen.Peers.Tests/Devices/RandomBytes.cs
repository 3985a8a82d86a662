namespace LayoutGen.Peers.Tests.Devices;

/// <summary>What random bytes look like.</summary>
internal static class RandomBytes
{
    public const int Count = 10 << 10;

    /// <remarks>Each of the 256 values is expected 40 times; fewer than 10 or more than 80 of one comes once in a million runs.</remarks>
    public static void Check(byte[] bytes)
    {
        Assert.Equal(Count, bytes.Length);
        Assert.All(bytes.GroupBy(value => value), group => Assert.InRange(group.Count(), 10, 80));
        Assert.Equal(256, bytes.Distinct().Count());
    }
}
