using LayoutGen;
using LayoutGen.Layouts;

namespace Emulator.Devices;

/// <summary>A device type that the emulator can explain.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Features">Its features, those included that all device types share.</param>
/// <param name="Headers">The layouts of the header that its packets begin with.</param>
/// <param name="Select">Which of them negotiated features give.</param>
/// <param name="Packets">The layouts of its packets.</param>
/// <param name="Remarks">What to know about single features, by bit number.</param>
internal sealed record DeviceType(
    string Name,
    FeatureTable Features,
    IReadOnlyList<HeaderMap> Headers,
    Func<NegotiatedFeatures, LayoutSelection> Select,
    IReadOnlyList<PacketMap> Packets,
    IReadOnlyDictionary<int, string> Remarks)
{
    /// <summary>What to know about a feature bit; null if nothing.</summary>
    public string? RemarkOn(int bit) => Remarks.GetValueOrDefault(bit) ?? DeviceCatalog.SharedRemarks.GetValueOrDefault(bit);
}
