using System.Globalization;
using LayoutGen.Devices;
using LayoutGen.Layouts;
using LayoutGen.Tests;

namespace LayoutGen.Generator.Tests.Kernel;

/// <summary>Our declarations beside the kernel's: <c>linux/virtio_net.h</c>, <c>virtio_config.h</c> and <c>virtio_ring.h</c>.</summary>
public sealed class KernelHeaderTests
{
    private static readonly (string Struct, string Layout)[] s_structs =
    [
        ("virtio_net_hdr", "Size10"),
        ("virtio_net_hdr_mrg_rxbuf", "Size12"),
        ("virtio_net_hdr_v1", "Size12"),
        ("virtio_net_hdr_v1_hash", "Size20"),
    ];

    /// <summary>Macros by their prefix, the enum that has them, and members that the headers of older kernels lack.</summary>
    private static readonly (string Header, string Prefix, Type Enum, string[] Younger)[] s_constants =
    [
        ("linux/virtio_net.h", "VIRTIO_NET_F_", typeof(NetFeature),
            ["HashTunnel", "VqNotfCoal", "NotfCoal", "GuestUso4", "GuestUso6", "HostUso", "GuestHdrLen"]),
        ("linux/virtio_config.h", "VIRTIO_F_", typeof(Feature),
            ["IndirectDesc", "EventIdx", "NotificationData", "NotifConfigData", "RingReset"]),
        ("linux/virtio_ring.h", "VIRTIO_RING_F_", typeof(Feature),
            [.. Enum.GetNames<Feature>().Except(["IndirectDesc", "EventIdx"])]),
        ("linux/virtio_net.h", "VIRTIO_NET_HDR_F_", typeof(NetHeaderFlags), ["None"]),
        ("linux/virtio_net.h", "VIRTIO_NET_HDR_GSO_", typeof(GsoType), ["UdpL4"]),
    ];

    [PeerFact(Peer.Gcc)]
    public void Headers_LieAsInTheKernel()
    {
        var kernel = Gcc.Run(Path.Combine(AppContext.BaseDirectory, "Kernel", "headers.c"));
        var ours = s_structs.SelectMany(pair => Lines(pair.Struct, NetHeader.Maps.Single(map => map.Name == pair.Layout)));
        Assert.Equal(kernel, ours);
    }

    [PeerFact(Peer.Gcc)]
    public void Constants_AreTheKernels() => Assert.All(s_constants, group =>
    {
        var kernel = Gcc.Macros(group.Header)
            .Where(macro => macro.Key.StartsWith(group.Prefix, StringComparison.Ordinal))
            .ToDictionary(macro => macro.Key[group.Prefix.Length..].Replace("_", ""), macro => Number(macro.Value));
        Assert.All(Enum.GetNames(group.Enum), name =>
        {
            if (kernel.TryGetValue(name.ToUpperInvariant(), out var number))
                Assert.Equal(number, Convert.ToInt32(Enum.Parse(group.Enum, name), CultureInfo.InvariantCulture));
            else
                Assert.Contains(name, group.Younger);
        });
    });

    private static IEnumerable<string> Lines(string name, HeaderMap map) =>
    [
        $"{name} . 0 {map.Size}",
        .. map.Fields.Select(field => $"{name} {field.Name} {field.Offset} {field.Size}"),
    ];

    /// <summary>A macro's number; one that stands for another macro has none.</summary>
    private static int Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? Convert.ToInt32(text, 16)
        : int.TryParse(text.Split('/')[0], CultureInfo.InvariantCulture, out var number) ? number : -1;
}
