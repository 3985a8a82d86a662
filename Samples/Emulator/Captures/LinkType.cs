namespace Emulator.Captures;

/// <summary>What kind of frames an interface carries, by the numbers that pcap and pcapng share.</summary>
internal static class LinkType
{
    public const int Ethernet = 1;

    private static readonly Dictionary<int, string> _names = new()
    {
        [0] = "BSD loopback",
        [101] = "raw IP",
        [105] = "IEEE 802.11",
        [113] = "Linux cooked",
        [127] = "radiotap",
        [228] = "raw IPv4",
        [229] = "raw IPv6",
        [249] = "USBPcap",
        [276] = "Linux cooked 2",
    };

    public static void Demand(int linkType, CaptureInput input)
    {
        if (linkType != Ethernet)
            throw input.Error(
                $"the frames are of link type {linkType} ({_names.GetValueOrDefault(linkType, "unknown")}); a network device carries " +
                $"Ethernet ({Ethernet}). Record on one Ethernet interface, not on \"any\" or a tunnel.");
    }
}
