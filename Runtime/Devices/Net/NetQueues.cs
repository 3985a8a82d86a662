namespace LayoutGen.Devices;

/// <summary>The numbers of a network device's queues, whose pairs count from 0 (virtio 1.4, 5.1.2).</summary>
public static class NetQueues
{
    /// <summary>The largest number of pairs that a device may have (5.1.4.1).</summary>
    public const int MaximumPairs = 0x8000;

    /// <summary>The receive queue of a pair.</summary>
    /// <param name="pair">The pair.</param>
    /// <returns>Its number.</returns>
    public static int Receive(int pair) => 2 * Checked(pair, MaximumPairs - 1, nameof(pair));

    /// <summary>The transmit queue of a pair.</summary>
    /// <param name="pair">The pair.</param>
    /// <returns>Its number.</returns>
    public static int Transmit(int pair) => Receive(pair) + 1;

    /// <summary>
    /// The control queue, which exists with <see cref="NetFeature.CtrlVq"/>: behind all pairs that the device has, used or not, or behind
    /// the one pair where neither <see cref="NetFeature.Mq"/> nor <see cref="NetFeature.Rss"/> is negotiated.
    /// </summary>
    /// <param name="features">What is negotiated.</param>
    /// <param name="maximumPairs">How many pairs the device has: <c>max_virtqueue_pairs</c>, which these two features give it.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The device says a number of pairs that none may have.</exception>
    public static int Control(NegotiatedFeatures features, int maximumPairs) =>
        features.Has(NetFeature.Mq) || features.Has(NetFeature.Rss)
            ? 2 * (1 + Checked(maximumPairs - 1, MaximumPairs - 1, nameof(maximumPairs)))
            : 2;

    private static int Checked(int pair, int last, string name) => (uint)pair <= (uint)last
        ? pair
        : throw new ArgumentOutOfRangeException(name, $"A network device has 1 to {MaximumPairs} pairs of queues, counted from 0.");
}
