namespace LayoutGen.Cost.Tests;

/// <summary>Received packets with a header of 12 bytes, as a device would observe them.</summary>
internal static class ReceivedPacket
{
    private const int Header = 12;

    public static ObservedPacket Separate(int frame, RingFormat ring = RingFormat.Split, bool table = false) => Of(ring, table, Header, frame);

    public static ObservedPacket Merged(int frame, RingFormat ring = RingFormat.Split, bool table = false) => Of(ring, table, Header + frame);

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
