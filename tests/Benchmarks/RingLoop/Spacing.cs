namespace LayoutGen.RingLoop;

/// <summary>What lies between the two ends' objects, so that no line of memory that one end writes is one of the other end's.</summary>
internal static class Spacing
{
    private const int Distance = 4096;

    private static readonly List<byte[]> s_between = [];

    public static void KeepApart() => s_between.Add(new byte[Distance]);
}
