namespace LayoutGen.Benchmarks.Rings.Peers;

/// <summary>DPDK's vhost against its virtio_user, both ends in one process: its fastest way without vectors, and the one with.</summary>
internal static class Dpdk
{
    public const string Name = "DPDK";

    // A packet of more takes a chain of mbufs.
    private const int LargestPacket = 2048;

    private static readonly (string Name, string Options)[] s_ways =
        [(Name, "mrg_rxbuf=0,in_order=1"), ("DPDK, vectorized", "mrg_rxbuf=0,in_order=0,vectorized=1")];

    public static IEnumerable<RingContender> Make(Workshop workshop, RingsOptions options)
    {
        string program;
        try
        {
            var flags = Workshop.Run("pkg-config", "--cflags", "--libs", "libdpdk");
            program = workshop.Compile("dpdk", "dpdk.c", ["-O3", .. flags.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)]);
        }
        catch (PeerException exception)
        {
            throw new PeerException($"apt-get install libdpdk-dev pkg-config, if that is missing: {exception.Message}");
        }

        return [.. s_ways.Select(way => new RingContender(way.Name, work => work.Kind != WorkKind.Ring && work.Size <= LargestPacket
            ? [program, $"{way.Options},packed_vq={(work.Format == "packed" ? 1 : 0)}"]
            : null))];
    }
}
