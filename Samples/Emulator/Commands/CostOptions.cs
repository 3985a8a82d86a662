using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Emulator.Costs;
using Emulator.Observation;
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

    private readonly Option<BufferKind[]> _buffers = OptionValues.Choices(
        "--buffers",
        "What a receive buffer holds: any frame, or a page, and a frame takes several. Without it 64k, if any row is picked.",
        [.. BufferKind.Received.Select(kind => (kind.Name, kind))]);

    private readonly Option<bool> _transmit = new("--transmit") { Description = "Sent packets, instead of received ones." };

    private readonly Option<FrameMix[]> _frames = OptionValues.Several(
        "--frame",
        "BYTES",
        "The size of a frame.",
        $"a number of bytes from 1 to {BufferKind.Large.Capacity}",
        (string text, out FrameMix frames) =>
        {
            var isNumber = TryNumber(text, BufferKind.Large.Capacity, out var bytes);
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

    public IEnumerable<Option> All => [.. BufferOptions, _transmit, _frames, _links, _queues, _presets];

    public Option Frames => _frames;

    /// <summary>Those that a preset decides.</summary>
    private IEnumerable<Option> BufferOptions => [_rings, _descriptors, _framings, _buffers, _tails];

    /// <summary>Sees to it that options fit each other.</summary>
    public void Validate(CommandResult command)
    {
        foreach (var option in GivenOf(_presets, BufferOptions))
            command.AddError($"{_presets.Name} says how buffers are given: leave {option.Name} out.");
        foreach (var option in GivenOf(_transmit, [_buffers, _tails, _presets]))
            command.AddError($"{option.Name} is about receive buffers: leave it or {_transmit.Name} out.");
        if (command.GetResult(_buffers) is not null && !Has(_buffers, BufferKind.Large.Name) && Has(_tails, "apart"))
            command.AddError($"A buffer of a page has no tail: leave {_tails.Name} out, or add {_buffers.Name} {BufferKind.Large.Name}.");

        IEnumerable<Option> GivenOf(Option given, IEnumerable<Option> others) =>
            others.Where(option => command.GetResult(given) is { Implicit: false } && command.GetResult(option) is not null);

        bool Has(Option option, string value) => command.GetResult(option)?.Tokens.Any(token => token.Value == value) ?? false;
    }

    /// <summary>What to compare.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="capture">Frames that stand in for sizes, or null.</param>
    /// <returns>The combinations.</returns>
    public CostAxes Read(ParseResult arguments, FrameMix? capture)
    {
        var all = new CostAxes();
        var picked = capture is not null || All.Any(option => arguments.GetResult(option) is { Implicit: false });
        return new()
        {
            Rings = Value(_rings) ?? all.Rings,
            Descriptors = Value(_descriptors) ?? all.Descriptors,
            Framings = Value(_framings) ?? all.Framings,
            Buffers = arguments.GetValue(_transmit) ? [BufferKind.Sent] : Value(_buffers) ?? (picked ? [BufferKind.Large] : all.Buffers),
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
