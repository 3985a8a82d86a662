namespace LayoutGen.Cost;

/// <summary>What passes over a link. Up is from the device to memory. A share of something that several packets need is a fraction.</summary>
/// <param name="UpBytes">Bytes up, with all overhead of transactions.</param>
/// <param name="DownBytes">Bytes down, likewise.</param>
/// <param name="UpTransactions">Transactions up: writes and read requests.</param>
/// <param name="DownTransactions">Transactions down: completions, and writes of the processor.</param>
/// <param name="Reads">Reads that the device starts; one may take several requests.</param>
/// <param name="Writes">Writes that the device starts; one may take several transactions.</param>
public readonly record struct LinkTraffic(
    double UpBytes,
    double DownBytes,
    double UpTransactions,
    double DownTransactions,
    double Reads,
    double Writes)
{
    /// <summary>DMA operations: what a device starts, reads and writes.</summary>
    public double Operations => Reads + Writes;

    /// <summary>Both together.</summary>
    /// <param name="left">Some traffic.</param>
    /// <param name="right">Other traffic.</param>
    /// <returns>The sum.</returns>
    public static LinkTraffic operator +(LinkTraffic left, LinkTraffic right) => new(
        left.UpBytes + right.UpBytes,
        left.DownBytes + right.DownBytes,
        left.UpTransactions + right.UpTransactions,
        left.DownTransactions + right.DownTransactions,
        left.Reads + right.Reads,
        left.Writes + right.Writes);

    /// <summary>The traffic so many times.</summary>
    /// <param name="traffic">The traffic.</param>
    /// <param name="times">How often, or which share of it.</param>
    /// <returns>The product.</returns>
    public static LinkTraffic operator *(LinkTraffic traffic, double times) => new(
        traffic.UpBytes * times,
        traffic.DownBytes * times,
        traffic.UpTransactions * times,
        traffic.DownTransactions * times,
        traffic.Reads * times,
        traffic.Writes * times);

    /// <summary>A packet's share of traffic that several cause together.</summary>
    /// <param name="traffic">The traffic.</param>
    /// <param name="packets">How many share it.</param>
    /// <returns>The share.</returns>
    public static LinkTraffic operator /(LinkTraffic traffic, double packets) => traffic * (1 / packets);
}
