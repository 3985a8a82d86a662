namespace LayoutGen.Cost.Tests;

/// <summary>A ring and a device, as the columns of the published comparison have them.</summary>
/// <param name="Ring">The ring's format.</param>
/// <param name="HasTable">Whether elements are in an indirect table.</param>
/// <param name="Device">How the device goes about it.</param>
public sealed record DeviceCase(RingFormat Ring, bool HasTable, DeviceModel Device)
{
    private static readonly DeviceModel _batch = new() { DescriptorBatch = 16, UsedBatch = 8 };

    public static IReadOnlyDictionary<string, DeviceCase> All { get; } = new Dictionary<string, DeviceCase>
    {
        ["split no batch"] = new(RingFormat.Split, false, new()),
        ["split, chain in one read"] = new(RingFormat.Split, false, new() { Fetch = DescriptorFetch.Chain }),
        ["split batch 16/8"] = new(RingFormat.Split, false, _batch),
        ["split indirect no batch"] = new(RingFormat.Split, true, new()),
        ["split indirect 16/8"] = new(RingFormat.Split, true, _batch),
        ["packed no batch"] = new(RingFormat.Packed, false, new() { Fetch = DescriptorFetch.Chain }),
        ["packed 64 B fetch"] = new(RingFormat.Packed, false, new() { Prefetch = 64 }),
        ["packed 16, in order 8"] = new(RingFormat.Packed, false, _batch),
        ["packed indirect 16"] = new(RingFormat.Packed, true, new() { DescriptorBatch = 16 }),
    };

    public PacketCost Separate(int frame) => Model.CostOf(ReceivedPacket.Separate(frame, Ring, HasTable));

    public PacketCost Merged(int frame) => Model.CostOf(ReceivedPacket.Merged(frame, Ring, HasTable));

    public CostModel Model => new(new(3, 8), Device);
}
