using CsCheck;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Queues;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>A packet on its way to the device and back.</summary>
/// <param name="Features">What is negotiated.</param>
/// <param name="IsGuestBigEndian">The guest's byte order.</param>
/// <param name="Capacity">The bytes of payload that the buffer holds.</param>
/// <param name="Lengths">How many of them are used.</param>
/// <param name="ConfiguredBytes">The size of parts whose size is configured.</param>
/// <param name="WrittenPayload">The bytes of payload that the device writes.</param>
/// <param name="WrongLength">What a device says that says the used length wrongly.</param>
/// <param name="PieceLength">How large the pieces are that another driver cuts the packet into.</param>
/// <param name="Seed">What all bytes come from.</param>
internal sealed record PacketUse(
    FeatureSet Features,
    bool IsGuestBigEndian,
    int Capacity,
    PayloadLengths Lengths,
    int ConfiguredBytes,
    int WrittenPayload,
    int WrongLength,
    int PieceLength,
    int Seed)
{
    public bool IsLegacy => !Features.Has(Feature.Version1);

    public bool IsFree => !IsLegacy || Features.Has(Feature.AnyLayout);

    /// <summary>Only a legacy interface has the guest's order (virtio 1.4, 2.7.3).</summary>
    public bool IsBigEndian => IsGuestBigEndian && IsLegacy;

    public ByteOrder Order => IsGuestBigEndian ? ByteOrder.BigEndian : ByteOrder.LittleEndian;

    public PartSizes Sizes(DeclaredPacket declared) =>
        new([.. declared.Parts.Where(part => part.IsConfigured).Select(part => (part.Name, ConfiguredBytes))]);

    /// <summary>Any bytes, others for each purpose.</summary>
    public byte[] Bytes(int count, int purpose)
    {
        var bytes = new byte[count];
        new Random(Seed + purpose).NextBytes(bytes);
        return bytes;
    }

    public static Gen<PacketUse> Of(DeclaredPacket declared, DeclaredFeatures features) =>
        from negotiated in features.Negotiable
        from isBigEndian in Gen.Bool
        from capacity in Gen.Int[declared.Minimum + 1, declared.Minimum + 200]
        from read in declared.HasPayload(deviceWrites: false) ? Gen.Int[0, capacity] : Gen.Const(0)
        from written in declared.HasPayload(deviceWrites: true) ? Gen.OneOf(Gen.Int[0, capacity], Gen.Const(capacity)) : Gen.Const(0)
        from firstPiece in declared.Parts.Any(part => part.IsInTwoPieces) ? Gen.Int[0, read] : Gen.Const(0)
        from configured in Gen.Int[0, 100]
        from used in Gen.OneOf(Gen.Int[0, written], Gen.Const(written))
        from wrong in Gen.Int[0, 2000]
        from piece in Gen.Int[1, 200]
        from seed in Gen.Int[0, 1000000]
        select new PacketUse(
            negotiated,
            isBigEndian,
            capacity,
            new PayloadLengths(read, written) { FirstPiece = firstPiece },
            configured,
            declared.IgnoresUsedLength && !negotiated.Has(Feature.Version1) ? written : used,
            wrong,
            piece,
            seed);
}
