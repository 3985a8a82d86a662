namespace LayoutGen.Cost.Tests;

/// <summary>Received packets with a header of 12 bytes, as a device would observe them.</summary>
internal static class ReceivedPacket
{
    private const int Header = 12;
    private const int Page = 4096;

    public static ObservedPacket Separate(int frame, RingFormat ring = RingFormat.Split, bool table = false) => Of(ring, table, Header, frame);

    public static ObservedPacket Merged(int frame, RingFormat ring = RingFormat.Split, bool table = false) => Of(ring, table, Header + frame);

    /// <summary>Over buffers of a page, each of two elements if separate.</summary>
    public static ObservedPacket Mergeable(int frame, bool merged, RingFormat ring)
    {
        int[] cut = merged ? [Page] : [Header, Page - Header];
        var buffers = Enumerable.Range(0, (Header + frame + Page - 1) / Page);
        var written = buffers.SelectMany(_ => cut).Aggregate(
            (Left: Header + frame, Ranges: new List<int>()),
            (sum, length) =>
            {
                sum.Ranges.Add(Math.Min(length, sum.Left));
                return (sum.Left - sum.Ranges[^1], sum.Ranges);
            });
        return Of(ring, table: false, [.. written.Ranges.Where(length => length > 0)]) with
        {
            Chains = [.. buffers.Select(_ => Of(ring, table: false, cut).Chains[0])],
        };
    }

    public static ObservedPacket Of(RingFormat ring, bool table, params int[] elements)
    {
        ObservedElement[] written = [.. elements.Select(length => new ObservedElement(length, DeviceWrites: true))];
        return new()
        {
            Ring = ring,
            Chains = [new(written, table, RingReads: default, RingWrites: default)],
            Transfers = written,
            SuppressionReads = new(1, ring == RingFormat.Split ? 2 : 4),
        };
    }
}
