using CsCheck;
using LayoutGen.Layouts;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>
/// Readers with a mistake in them: the round trips notice every one, so they would notice the same mistake in what is generated.
/// </summary>
public sealed class PlantedMistakeTests
{
    private static readonly DeclaredCondition s_always = new([], FeatureSet.None);

    private static readonly Dictionary<string, (string Structure, Action<DeclaredStructure> Plant)> s_ofStructures = new()
    {
        ["a field begins a byte late"] = ("NetHeader", read => Change(read, "GsoSize", field => field with { Offset = field.Offset + 1 })),
        ["a field is a byte too short"] = ("NetHeader", read => Change(read, "HdrLen", field => field with { Size = 1 })),
        ["two fields change places"] = ("NetHeader", read =>
        {
            Change(read, "CsumStart", field => field with { Offset = 8 });
            Change(read, "CsumOffset", field => field with { Offset = 6 });
        }
        ),
        ["a conditional field always exists"] =
            ("NetHeader", read => Change(read, "NumBuffers", field => field with { Condition = s_always })),
        ["one of two alternatives is forgotten"] = ("NetHeader", read => Change(
            read, "NumBuffers", field => field with { Condition = new([FeatureSet.Of(Feature.Version1)], FeatureSet.None) })),
        ["all alternatives are asked for"] = ("Packed", read => Change(
            read, "Some", field => field with { Condition = field.Condition with { Any = [field.Condition.Any.Aggregate((all, one) => all | one)] } })),
        ["a forbidding feature is forgotten"] = ("Packed", read => Change(
            read, "Some", field => field with { Condition = field.Condition with { None = FeatureSet.None } })),
        ["the guest's order is ignored"] = ("NetHeader", read => Change(read, "HdrLen", field => field with { IsBigEndian = false })),
        ["an order of its own is ignored"] = ("Packed", read => Change(read, "Network", field => field with { IsBigEndian = null })),
        ["bits begin a place too high"] = ("Packed", read => Change(read, "Middle", field => field with { Shift = field.Shift + 1 })),
        ["there is a bit too few"] = ("Packed", read => Change(read, "Low", field => field with { Width = field.Width - 1 })),
        ["reserved bytes are read"] = ("BlkConfig", read => Change(read, "Unused0", field => field with { IsReserved = false })),
        ["a union's member lies behind the other"] =
            ("InputConfig", read => Change(read, "Bitmap", field => field with { Offset = field.Offset + 1 })),
        ["an element of a tail begins a byte late"] =
            ("Counted", read => Change(read, "Rest", field => field with { Offset = field.Offset + 1 })),
        ["an element of an array lies where the next one does"] = ("Packed", read => Change(
            read, "Table", field => field.Path[1] == "[0]" ? field with { Offset = field.Offset + 8 } : field)),
    };

    private static readonly Dictionary<string, (string Packet, bool IsOurDriver, Func<DeclaredPacket, DeclaredPacket> Plant)> s_ofPackets = new()
    {
        ["headers that share a descriptor are cut"] = ("ScsiCommandPacket", true, read => read with { Cut = LegacyCut.EveryPart }),
        ["a payload shares the descriptor of headers"] = ("ScsiCommandPacket", true, read => read with { Cut = LegacyCut.OneDescriptor }),
        ["a message of one descriptor is cut"] = ("ConsoleControlRxPacket", true, read => read with { Cut = LegacyCut.EveryPart }),
        ["parts that are always apart are merged"] = ("BlkScsiPacket", true, read => read with { Cut = LegacyCut.EveryPart }),
        ["parts are merged without the right"] = ("NetTxPacket", true, read => read with { Cut = LegacyCut.OneDescriptor }),
        ["a second piece has no descriptor"] =
            ("NetControlPacket", true, read => Change(read, "Data", part => part with { IsInTwoPieces = false })),
        ["a header has its largest size"] = ("NetTxPacket", true, read => Change(read, "Header", part => part with { Size = _ => 20 })),
        ["a configured size is the declared one"] = ("ScsiCommandPacket", true, read => Change(read, "Sense", part => part with { Size = _ => 96 })),
        ["a used length that counts is ignored"] = ("NetRxPacket", true, read => read with { IgnoresUsedLength = true }),
        ["a status stands before the data"] =
            ("BlkReadPacket", true, read => read with { Parts = [read.Parts[0], read.Parts[2], read.Parts[1]] }),
        ["a device has a header's largest size"] =
            ("NetTxPacket", false, read => Change(read, "Header", part => part with { Size = _ => 20 })),
        ["a device has a configured size wrong"] = ("ScsiCommandPacket", false, read => Change(read, "Cdb", part => part with { Size = _ => 32 })),
        ["a device writes a status before the data"] =
            ("BlkReadPacket", false, read => read with { Parts = [read.Parts[0], read.Parts[2], read.Parts[1]] }),
    };

    public static TheoryData<string> OfStructures => [.. s_ofStructures.Keys];

    public static TheoryData<string> OfPackets => [.. s_ofPackets.Keys];

    [Theory, MemberData(nameof(OfStructures))]
    public void MistakeInAStructure_IsNoticed(string mistake)
    {
        var (structure, plant) = s_ofStructures[mistake];
        var reader = RoundTripTests.NewReader(structure);
        plant(reader);

        Assert.Throws<CsCheckException>(() => RoundTripTests.Check(reader, structure));
    }

    [Theory, MemberData(nameof(OfPackets))]
    public void MistakeInAPacket_IsNoticed(string mistake)
    {
        var (packet, isOurDriver, plant) = s_ofPackets[mistake];
        var reader = plant(PacketRoundTripTests.NewReader(packet));

        Assert.Throws<CsCheckException>(() =>
        {
            if (isOurDriver)
                PacketRoundTripTests.Drive(packet, reader);
            else
                PacketRoundTripTests.Serve(packet, reader);
        });
    }

    private static void Change(DeclaredStructure read, string field, Func<DeclaredInteger, DeclaredInteger> change)
    {
        var places = Enumerable.Range(0, read.Integers.Count).Where(place => read.Integers[place].Path[0] == field).ToList();
        Assert.NotEmpty(places);
        places.ForEach(place => read.Integers[place] = change(read.Integers[place]));
    }

    private static DeclaredPacket Change(DeclaredPacket read, string part, Func<DeclaredPart, DeclaredPart> change) =>
        read with { Parts = [.. read.Parts.Select(other => other.Name == part ? change(other) : other)] };
}
