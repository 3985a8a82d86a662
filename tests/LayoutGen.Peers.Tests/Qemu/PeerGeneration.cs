using System.Text.Json;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>What a driver does between setting its queues up and the next time it does so.</summary>
/// <param name="Driver">The driver.</param>
/// <param name="Features">What it negotiates.</param>
/// <param name="HeaderSize">The bytes of its headers.</param>
/// <param name="Queues">
/// How it cuts its buffers, by queue: <c>R12+R42, R12+R442</c> and no other way, or with <c>...</c> at the end, others as well.
/// </param>
internal sealed record PeerGeneration(string Driver, string Features, int HeaderSize, params (string Name, string Shapes)[] Queues)
{
    private const string Others = "...";

    public string ByteOrder { get; init; } = "little";

    /// <summary>What the driver does that it must not: as it is reported, without the peer.</summary>
    public string[] Errors { get; init; } = [];

    /// <summary>Whether the driver has packed rings: the format is one of the features (virtio 1.4, 6).</summary>
    public string Ring => (Convert.ToUInt64(Features, 16) >> (int)Feature.RingPacked & 1) != 0 ? "packed" : "split";

    /// <summary>Compares with what the emulator reports.</summary>
    public void Check(JsonElement generation)
    {
        Assert.Equal(
            (Features, Ring, ByteOrder, HeaderSize),
            (generation.GetProperty("features").GetString(),
                generation.GetProperty("ring").GetString(),
                generation.GetProperty("byteOrder").GetString(),
                generation.GetProperty("headerSize").GetInt32()));
        Assert.Equal(Errors, generation.GetProperty("errors").EnumerateArray().Select(error => error.GetString()!.Split(": ", 2)[1]));
        foreach (var (name, shapes) in Queues)
        {
            var queue = generation.GetProperty("queues").EnumerateArray().Single(queue => queue.GetProperty("name").GetString() == name);
            var seen = queue.GetProperty("shapes").EnumerateObject().Select(shape => shape.Name).Order(StringComparer.Ordinal).ToList();
            var expected = shapes.Split(", ").Where(shape => shape != Others).Order(StringComparer.Ordinal).ToList();
            if (shapes.EndsWith(Others, StringComparison.Ordinal))
                Assert.All(expected, shape => Assert.Contains(shape, seen));
            else
                Assert.Equal(expected, seen);
        }
    }
}
