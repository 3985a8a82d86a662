using System.Globalization;
using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;

namespace LayoutGen.Runtime.Tests.Hostile.Fuzzing;

/// <summary>
/// Either end of either ring does what its model does, whatever the peer writes and whenever. LAYOUTGEN_FUZZ, if it is set, names a file
/// that receives a table, and there are a hundred times as many inputs.
/// </summary>
public class RingFuzzTests
{
    private const int Inputs = 15_000;

    public static TheoryData<string, string, RingFaultReason[]> Ends() => new()
    {
        {
            "split", "device",
            [
                RingFaultReason.None, RingFaultReason.AvailableIndexTooFarAhead, RingFaultReason.HeadOutOfRange,
                RingFaultReason.NextOutOfRange, RingFaultReason.ChainTooLong, RingFaultReason.ReadableAfterWritable,
                RingFaultReason.IndirectNotNegotiated, RingFaultReason.OutsideMemory, RingFaultReason.IndirectNested,
                RingFaultReason.IndirectWithNext, RingFaultReason.IndirectTableLength,
            ]
        },
        {
            "split", "driver",
            [
                RingFaultReason.None, RingFaultReason.UsedIndexTooFarAhead, RingFaultReason.UsedIdOutOfRange,
                RingFaultReason.UsedIdNotHead, RingFaultReason.UsedIdNotInFlight, RingFaultReason.UsedLengthTooLarge,
                RingFaultReason.UsedOutOfOrder,
            ]
        },
        {
            "packed", "device",
            [
                RingFaultReason.None, RingFaultReason.AvailableIndexTooFarAhead, RingFaultReason.ChainTooLong,
                RingFaultReason.ReadableAfterWritable, RingFaultReason.IndirectNotNegotiated, RingFaultReason.OutsideMemory,
                RingFaultReason.IndirectWithNext, RingFaultReason.IndirectTableLength,
            ]
        },
        {
            "packed", "driver",
            [
                RingFaultReason.None, RingFaultReason.UsedIdOutOfRange, RingFaultReason.UsedIdNotInFlight,
                RingFaultReason.UsedLengthTooLarge,
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void Each_end_does_what_its_model_does_and_stops_for_every_reason(string format, string end, RingFaultReason[] reasons)
    {
        using var fuzzer = new RingFuzzer(Enum.Parse<RingFormat>(format, ignoreCase: true), end == "device");
        var report = Environment.GetEnvironmentVariable("LAYOUTGEN_FUZZ");

        fuzzer.Run(report is null ? Inputs : 100 * Inputs);

        Assert.Equal(reasons.Order(), fuzzer.Faults.Keys);
        if (report is not null)
        {
            var found = string.Create(
                CultureInfo.InvariantCulture,
                $"{fuzzer.InputCount:N0} | {fuzzer.CorpusSize:N0} | {fuzzer.Ways.Count:N0} | {reasons.Length - 1}");
            File.AppendAllText(report, $"| {format} | {end} | {found} |\n");
        }
    }

    /// <summary>A ring that reads a word twice is found out, in every end that reads such words.</summary>
    [Theory]
    [InlineData("split", true)]
    [InlineData("split", false)]
    [InlineData("packed", true)]
    [InlineData("packed", false)]
    public void A_planted_double_fetch_is_found(string format, bool isDevice)
    {
        using var fuzzer = new RingFuzzer(Enum.Parse<RingFormat>(format, ignoreCase: true), isDevice);
        MeddledSharedMemory.ReadsTwice = true;
        try
        {
            var failure = Assert.Throws<InvalidOperationException>(() => fuzzer.Run(Inputs));

            Assert.Contains("Input ", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            MeddledSharedMemory.ReadsTwice = false;
        }
    }
}
