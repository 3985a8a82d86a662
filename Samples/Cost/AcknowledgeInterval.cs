namespace LayoutGen.Cost;

/// <summary>
/// How many bytes pass between two acknowledgements, and between two flow control updates: the PCI Express Base Specification, revision 5.0,
/// recommends the same for both, and the same for 8, 16 and 32 GT/s (tables 2-48 and 3-9).
/// </summary>
internal static class AcknowledgeInterval
{
    /// <summary>By lanes (1, 2, 4, 8, 16), then by maximum payload (128 to 4096).</summary>
    private static readonly int[][] _intervals =
    [
        [333, 512, 655, 1167, 2191, 4239],
        [224, 313, 385, 641, 1153, 2177],
        [169, 214, 250, 378, 634, 1146],
        [163, 203, 182, 246, 374, 630],
        [144, 168, 182, 246, 374, 630],
    ];

    public static int Of(int lanes, int maximumPayload) => _intervals[int.Log2(lanes)][int.Log2(maximumPayload / 128)];
}
