using System.Globalization;
using System.Text.RegularExpressions;

namespace LayoutGen.Cost;

/// <summary>
/// A PCI Express link, and what a transaction on it costs: Neugebauer et al., "Understanding PCIe performance for end host networking",
/// SIGCOMM 2018 (doi 10.1145/3230543.3230560), whose model is github.com/pcie-bench/pcie-model. Addresses have 64 bits, and there is no
/// end-to-end checksum.
/// </summary>
public sealed partial record PcieLink
{
    /// <summary>What a memory write takes beside its data, in bytes: framing 2, data link layer 6, header 4, requester and address 12.</summary>
    public const int WriteOverhead = 24;

    /// <summary>What a read request takes, in bytes; made up as a write.</summary>
    public const int ReadOverhead = 24;

    /// <summary>What a completion takes beside its data, in bytes: framing 2, data link layer 6, header 4, completer and tag 8.</summary>
    public const int CompletionOverhead = 20;

    private const int Word = 4;

    /// <summary>A link.</summary>
    /// <param name="generation">The generation: 3, 4 or 5.</param>
    /// <param name="lanes">The lanes: 1, 2, 4, 8 or 16.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such link.</exception>
    public PcieLink(int generation, int lanes)
    {
        if (generation is < 3 or > 5)
            throw new ArgumentOutOfRangeException(nameof(generation), generation, "PCIe generations 3, 4 and 5 are known here.");
        if (lanes is not (1 or 2 or 4 or 8 or 16))
            throw new ArgumentOutOfRangeException(nameof(lanes), lanes, "A link has 1, 2, 4, 8 or 16 lanes.");
        (Generation, Lanes) = (generation, lanes);
    }

    /// <summary>The generation.</summary>
    public int Generation { get; }

    /// <summary>The number of lanes.</summary>
    public int Lanes { get; }

    /// <summary>The most data in a write or completion, in bytes: a power of two from 128 to 4096.</summary>
    public int MaximumPayload { get; init => field = Size(value, 128, nameof(MaximumPayload)); } = 256;

    /// <summary>The most data that one read request asks for, in bytes: a power of two from 128 to 4096.</summary>
    public int MaximumReadRequest { get; init => field = Size(value, 128, nameof(MaximumReadRequest)); } = 512;

    /// <summary>
    /// Where the root complex cuts completions, in bytes: a power of two from 64 to 4096; null if each is as large as
    /// <see cref="MaximumPayload"/> allows.
    /// </summary>
    public int? CompletionBoundary { get; init => field = value is { } size ? Size(size, 64, nameof(CompletionBoundary)) : null; }

    /// <summary>The link's name: <c>gen3x8</c>.</summary>
    public string Name => $"gen{Generation}x{Lanes}";

    /// <summary>What the link carries each way, in bits per second: 128 of 130 symbols are data.</summary>
    public double RawBitsPerSecond => (8e9 * (1 << (Generation - 3))) * 128 / 130 * Lanes;

    /// <summary>
    /// What is left of it for transactions, in bits per second: acknowledgements and flow control updates (8 bytes each, at the intervals
    /// that the specification recommends) and clock compensation (4 bytes in 1538) are taken off.
    /// </summary>
    public double BitsPerSecond => RawBitsPerSecond * (1 - (2 * 8.0 / AcknowledgeInterval.Of(Lanes, MaximumPayload)) - (4.0 / 1538));

    /// <summary>Reads the name of a link.</summary>
    /// <param name="text">Such as <c>gen3x8</c>.</param>
    /// <returns>The link, or null if the text names none.</returns>
    public static PcieLink? Parse(string text) =>
        NamePattern().Match(text) is { Success: true } match &&
        int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) is var lanes && lanes is 1 or 2 or 4 or 8 or 16
            ? new(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), lanes)
            : null;

    /// <summary>The device writes: posted, so nothing comes back.</summary>
    /// <param name="bytes">How much, 0 for nothing at all.</param>
    /// <returns>The traffic.</returns>
    public LinkTraffic Write(int bytes) => bytes == 0 ? default : new()
    {
        UpBytes = (WriteOverhead * Count(bytes, MaximumPayload)) + Padded(bytes),
        UpTransactions = Count(bytes, MaximumPayload),
        Writes = 1,
    };

    /// <summary>The device reads: requests go up, completions come down.</summary>
    /// <param name="bytes">How much, 0 for nothing at all.</param>
    /// <returns>The traffic.</returns>
    public LinkTraffic Read(int bytes) => bytes == 0 ? default : new()
    {
        UpBytes = ReadOverhead * Count(bytes, MaximumReadRequest),
        UpTransactions = Count(bytes, MaximumReadRequest),
        DownBytes = (CompletionOverhead * Completions(bytes)) + Padded(bytes),
        DownTransactions = Completions(bytes),
        Reads = 1,
    };

    /// <summary>The processor writes a register of the device: a doorbell.</summary>
    /// <param name="bytes">How much, not more than one transaction carries.</param>
    /// <returns>The traffic, which is no operation of the device.</returns>
    public static LinkTraffic RegisterWrite(int bytes) => new() { DownBytes = WriteOverhead + Padded(bytes), DownTransactions = 1 };

    private int Completions(int bytes) => Count(bytes, Math.Min(MaximumPayload, CompletionBoundary ?? MaximumPayload));

    private static int Count(int bytes, int most) => (bytes + most - 1) / most;

    private static int Padded(int bytes) => Word * Count(bytes, Word);

    private static int Size(int value, int least, string name) => value >= least && value <= 4096 && int.IsPow2(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"It must be a power of two from {least} to 4096.");

    [GeneratedRegex("^gen([3-5])x([0-9]{1,2})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
