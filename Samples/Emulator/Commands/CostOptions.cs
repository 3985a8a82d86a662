using System.CommandLine;
using System.Globalization;
using Emulator.Costs;
using LayoutGen.Cost;
using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace Emulator.Commands;

/// <summary>The options of <c>cost</c> that pick rows. Without any, everything is compared.</summary>
internal sealed class CostOptions
{
    private const int MostQueues = 1024;

    private readonly Option<RingFormat[]> _rings = OptionValues.Choices(
        "--ring", "The ring.", ("split", RingFormat.Split), ("packed", RingFormat.Packed));

    private readonly Option<DescriptorMode[]> _descriptors = OptionValues.Choices(
        "--descriptors",
        "How the device comes by descriptors.",
        ("dependent", DescriptorMode.Dependent),
        ("chain", DescriptorMode.Chain),
        ("indirect", DescriptorMode.Indirect));

    private readonly Option<Framing[]> _framings = OptionValues.Choices(
        "--framing", "How header and frame are cut.", ("separate", Framing.Separate), ("merged", Framing.Merged));

    private readonly Option<TailPlacement[]> _tails = OptionValues.Choices(
        "--tail",
        "Where the end of a buffer of 64 KiB lies. Without it contiguous, if any row is picked.",
        ("contiguous", TailPlacement.Contiguous),
        ("apart", TailPlacement.Apart));

    // Merged receive buffers come with the runtime that has them.
    private readonly Option<string[]> _buffers = OptionValues.Choices(
        "--buffers", "What a buffer holds.", (CostAxes.LargeBufferName, CostAxes.LargeBufferName));

    private readonly Option<FrameMix[]> _frames = OptionValues.Several(
        "--frame",
        "BYTES",
        "The size of a frame.",
        $"a number of bytes from 1 to {CostAxes.LargeBuffer}",
        (string text, out FrameMix frames) =>
        {
            var isNumber = TryNumber(text, CostAxes.LargeBuffer, out var bytes);
            frames = FrameMix.OfSize(isNumber ? bytes : 1);
            return isNumber;
        });

    private readonly Option<PcieLink[]> _links = OptionValues.Several(
        "--link",
        "LINK",
        "The link.",
        "generation 3 to 5 and 1, 2, 4, 8 or 16 lanes, such as gen3x8",
        (string text, out PcieLink link) =>
        {
            link = PcieLink.Parse(text)!;
            return link is not null;
        });

    private readonly Option<int[]> _queues = OptionValues.Several(
        "--queues",
        "N",
        "How many queues share the link. Without it 1, if any row is picked.",
        $"a number from 1 to {MostQueues}",
        (string text, out int queues) => TryNumber(text, MostQueues, out queues));

    private readonly Option<CostPreset[]> _presets = OptionValues.Choices(
        "--preset",
        $"Buffers as a known driver gives them: {string.Join("; ", CostPreset.All.Select(preset => $"{preset.Name}, {preset.Description}"))}.",
        [.. CostPreset.All.Select(preset => (preset.Name, preset))]);

    public IEnumerable<Option> All => [.. Buffers, _frames, _links, _queues, _presets];

    /// <summary>Those that a preset decides.</summary>
    public IEnumerable<Option> Buffers => [_rings, _descriptors, _framings, _buffers, _tails];

    public Option Presets => _presets;

    public Option Frames => _frames;

    /// <summary>What to compare.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="capture">Frames that stand in for sizes, or null.</param>
    /// <returns>The combinations.</returns>
    public CostAxes Read(ParseResult arguments, FrameMix? capture)
    {
        var all = new CostAxes();
        var picked = capture is not null || All.Any(option => arguments.GetResult(option) is not null);
        return new()
        {
            Rings = Value(_rings) ?? all.Rings,
            Descriptors = Value(_descriptors) ?? all.Descriptors,
            Framings = Value(_framings) ?? all.Framings,
            Tails = Value(_tails) ?? (picked ? [TailPlacement.Contiguous] : all.Tails),
            Traffic = capture is not null ? [capture] : Value(_frames) ?? all.Traffic,
            Links = Value(_links) ?? all.Links,
            Presets = Value(_presets) ?? [],
            Queues = Value(_queues) ?? (picked ? [1] : all.Queues),
        };

        IReadOnlyList<T>? Value<T>(Option<T[]> option) => arguments.GetResult(option) is null ? null : arguments.GetValue(option);
    }

    private static bool TryNumber(string text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most;
}
