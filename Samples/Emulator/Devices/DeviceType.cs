using LayoutGen;
using LayoutGen.Layouts;

namespace Emulator.Devices;

/// <summary>A device type that the emulator can explain.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Features">Its features, those included that all device types share.</param>
internal sealed record DeviceType(string Name, FeatureTable Features)
{
    /// <summary>What else it is called; null if nothing.</summary>
    public string? Alias { get; init; }

    /// <summary>The layouts of each of its structures.</summary>
    public IReadOnlyList<IReadOnlyList<HeaderMap>> Structures { get; init; } = [];

    /// <summary>Which layout of the first structure negotiated features give; null if it has one only.</summary>
    public Func<NegotiatedFeatures, LayoutSelection>? Select { get; init; }

    /// <summary>The layouts of its packets.</summary>
    public IReadOnlyList<PacketMap> Packets { get; init; } = [];

    /// <summary>What to know about single features, by bit number.</summary>
    public IReadOnlyDictionary<int, string> Remarks { get; init; } = new Dictionary<int, string>();

    /// <summary>The size of the first structure with negotiated features, in bytes; 0 if there is none.</summary>
    public int HeaderSize(NegotiatedFeatures features) => Structures.Count == 0
        ? 0
        : Structures[0][Select?.Invoke(features).Index ?? 0].Size;

    /// <summary>What to know about a feature bit; null if nothing.</summary>
    public string? RemarkOn(int bit) => Remarks.GetValueOrDefault(bit) ?? DeviceCatalog.SharedRemarks.GetValueOrDefault(bit);
}
