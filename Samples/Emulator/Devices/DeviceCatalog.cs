using LayoutGen;
using LayoutGen.Devices;

namespace Emulator.Devices;

/// <summary>The device types that the emulator knows, as data.</summary>
internal static class DeviceCatalog
{
    public static IReadOnlyList<DeviceType> All { get; } =
    [
        new("net", NetFeature.Table, NetHeader.Maps, features => NetHeader.Select(features), [.. NetRxPacket.Maps, .. NetTxPacket.Maps], new Dictionary<int, string>
        {
            [(int)NetFeature.Gso] = "legacy only; the host's offloads by protocol replace it",
            [(int)NetFeature.MrgRxBuf] = "a packet may span receive buffers; says nothing about framing",
        }),
    ];

    public static IReadOnlyDictionary<int, string> SharedRemarks { get; } = new Dictionary<int, string>
    {
        [(int)Feature.NotifyOnEmpty] = "legacy only",
        [(int)Feature.AnyLayout] = "any framing, on the legacy interface",
        [30] = "should not be negotiated (virtio 1.4, 6.3); vhost-user's own protocol bit",
        [(int)Feature.Version1] = "modern interface: little-endian, any framing",
    };

    public static string KnownNames => string.Join(", ", All.Select(device => device.Name));

    public static DeviceType? Find(string name) => All.FirstOrDefault(device => device.Name == name);
}
