namespace LayoutGen.Benchmarks.Rings.Peers;

/// <summary>The algorithm of our rings and queues in C.</summary>
internal static class CTwin
{
    public const string Name = "C twin";

    public static IEnumerable<RingContender> Make(Workshop workshop, RingsOptions options)
    {
        try
        {
            var program = workshop.Compile("twin", "twin.c", "-O3", "-Wall", "-Wextra", "-Werror");
            return [new(Name, _ => [program])];
        }
        catch (PeerException exception)
        {
            throw new PeerException($"apt-get install gcc libc6-dev, if that is missing: {exception.Message}");
        }
    }
}
