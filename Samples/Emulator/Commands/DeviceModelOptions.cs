using System.CommandLine;
using LayoutGen.Cost;

namespace Emulator.Commands;

/// <summary>The options of <c>cost</c> that say what the device in hardware, and the link, are like.</summary>
internal sealed class DeviceModelOptions
{
    private static readonly DeviceModel s_default = new();

    private readonly Option<int?> _descriptorBatch =
        Batch("--descriptor-batch", "Buffers whose descriptors the device reads at once", s_default.DescriptorBatch);

    private readonly Option<int?> _prefetch = OptionValues.Number<int>(
        "--descriptor-prefetch",
        "BYTES",
        "Descriptors read ahead, instead of --descriptor-batch.",
        value => value is >= 16 and <= 65536,
        "from 16 to 65536 bytes");

    private readonly Option<int?> _usedBatch = Batch("--used-batch", "Buffers that it makes used at once", s_default.UsedBatch);

    private readonly Option<int?> _interruptBatch = Batch("--interrupt-batch", "Packets to an interrupt", s_default.InterruptBatch);

    private readonly Option<int?> _doorbellBatch = Batch("--doorbell-batch", "Packets to a doorbell", s_default.DoorbellBatch);

    private readonly Option<double?> _reads =
        Positive("--reads-per-second", "MILLIONS", "Reads that it can start", s_default.ReadsPerSecond / 1e6);

    private readonly Option<double?> _writes =
        Positive("--writes-per-second", "MILLIONS", "Writes that it can start", s_default.WritesPerSecond / 1e6);

    private readonly Option<double?> _latency =
        Positive("--read-latency", "NS", "From a read's request to its data", s_default.ReadLatency * 1e9);

    private readonly Option<int?> _readsInFlight = Batch("--reads-in-flight", "Reads that a queue has in flight", s_default.ReadsInFlight);

    private readonly Option<int?> _maximumPayload = PowerOfTwo("--max-payload", "The most data in a transaction. Default: 256.", 128);

    private readonly Option<int?> _maximumReadRequest = PowerOfTwo("--max-read-request", "The most data in a read request. Default: 512.", 128);

    private readonly Option<int?> _boundary = PowerOfTwo(
        "--completion-boundary", "Where completions are cut. Without it they are as large as --max-payload allows.", 64);

    public IEnumerable<Option> All =>
    [
        _descriptorBatch, _prefetch, _usedBatch, _interruptBatch, _doorbellBatch, _reads, _writes, _latency, _readsInFlight,
        _maximumPayload, _maximumReadRequest, _boundary,
    ];

    public DeviceModel Read(ParseResult arguments) => new()
    {
        DescriptorBatch = arguments.GetValue(_descriptorBatch) ?? s_default.DescriptorBatch,
        Prefetch = arguments.GetValue(_prefetch),
        UsedBatch = arguments.GetValue(_usedBatch) ?? s_default.UsedBatch,
        InterruptBatch = arguments.GetValue(_interruptBatch) ?? s_default.InterruptBatch,
        DoorbellBatch = arguments.GetValue(_doorbellBatch) ?? s_default.DoorbellBatch,
        ReadsPerSecond = arguments.GetValue(_reads) * 1e6 ?? s_default.ReadsPerSecond,
        WritesPerSecond = arguments.GetValue(_writes) * 1e6 ?? s_default.WritesPerSecond,
        ReadLatency = arguments.GetValue(_latency) / 1e9 ?? s_default.ReadLatency,
        ReadsInFlight = arguments.GetValue(_readsInFlight) ?? s_default.ReadsInFlight,
    };

    public PcieLink Configure(PcieLink link, ParseResult arguments) => link with
    {
        MaximumPayload = arguments.GetValue(_maximumPayload) ?? link.MaximumPayload,
        MaximumReadRequest = arguments.GetValue(_maximumReadRequest) ?? link.MaximumReadRequest,
        CompletionBoundary = arguments.GetValue(_boundary) ?? link.CompletionBoundary,
    };

    private static Option<int?> Batch(string name, string description, int standard) =>
        OptionValues.Number<int>(name, "N", $"{description}. Default: {standard}.", value => value is >= 1 and <= 4096, "a number from 1 to 4096");

    private static Option<double?> Positive(string name, string help, string description, double standard) => OptionValues.Number<double>(
        name,
        help,
        FormattableString.Invariant($"{description}. Default: {standard:0.#}."),
        value => value is > 0 and < 1e9,
        "a number greater than 0");

    private static Option<int?> PowerOfTwo(string name, string description, int least) => OptionValues.Number<int>(
        name,
        "BYTES",
        description,
        value => value >= least && value <= 4096 && int.IsPow2(value),
        $"a power of two from {least} to 4096");
}
