using System.Text.Json;
using LayoutGen.Emulator.Tests.Captures;

namespace LayoutGen.Emulator.Tests.Commands;

public sealed class CostCommandTests : IDisposable
{
    private static readonly string[] _names =
    [
        "ring", "descriptors", "framing", "buffers", "tail", "queues", "frame", "descriptorBatch", "usedBatch", "interruptBatch",
        "doorbellBatch", "link", "upBytes", "downBytes", "suppressionBytes", "dmaOps", "packetsPerSecond", "boundBy",
    ];

    private readonly CommandLine _program = new();

    public void Dispose() => _program.Dispose();

    /// <summary>A frame of 64 bytes on PCIe 3.0 x8. Rows of separate and merged framing: bytes up, bytes down, operations.</summary>
    [Theory]
    [InlineData("--ring split --descriptors dependent", "280.875 120.875 8.03125", "232.875 84.875 6.03125")]
    [InlineData("--ring split --descriptors chain", "256.875 100.875 7.03125", "232.875 84.875 6.03125")]
    [InlineData("--ring split --descriptors indirect", "280.875 136.875 8.03125", "232.875 84.875 6.03125")]
    [InlineData("--ring split --descriptors indirect --tail apart", "280.875 152.875 8.03125", "256.875 136.875 7.03125")]
    [InlineData("--ring packed --descriptors chain", "188.875 52.875 4.03125", "164.875 36.875 3.03125")]
    [InlineData("--ring packed --descriptors chain --descriptor-prefetch 64", "176.875 42.875 3.53125", "146.875 21.875 2.28125")]
    public void Options_pick_a_row_for_each_framing(string options, string separate, string merged)
    {
        var rows = Rows($"{options} --frame 64 --used-batch 1 --interrupt-batch 32 --doorbell-batch 32 --link gen3x8");

        Assert.Equal(["separate", "merged"], rows.Select(row => Text(row, "framing")));
        Assert.Equal([separate, merged], rows.Select(row => string.Join(' ', new[] { "upBytes", "downBytes", "dmaOps" }.Select(name => Text(row, name)))));
        Assert.All(rows, row => Assert.Equal("24", Text(row, "suppressionBytes")));
    }

    [Fact]
    public void A_row_has_the_assumptions_that_it_was_computed_for()
    {
        var row = Rows("--ring packed --descriptors chain --framing merged --frame 1500 --queues 4 --link gen5x16 --descriptor-batch 8 " +
            "--used-batch 2 --interrupt-batch 3 --doorbell-batch 5").Single();

        Assert.Equal(_names, row.EnumerateObject().Select(property => property.Name));
        Assert.Equal("packed chain merged 64k contiguous 4 1500 8 2 3 5 gen5x16", string.Join(' ', _names[..12].Select(name => Text(row, name))));
    }

    [Fact]
    public void Without_options_everything_is_compared()
    {
        var rows = Rows("");

        Assert.Equal("split packed", Values("ring"));
        Assert.Equal("dependent chain indirect", Values("descriptors"));
        Assert.Equal("separate merged", Values("framing"));
        Assert.Equal("64k mergeable", Values("buffers"));
        Assert.Equal("contiguous apart", Values("tail"));
        Assert.Equal("64 128 256 512 1024 1500 2048 4096 9000 16384 32768 65536", Values("frame"));
        Assert.Equal("gen3x8 gen3x16 gen4x8 gen4x16 gen5x8 gen5x16", Values("link"));
        Assert.Equal("1 2 4 8 16", Values("queues"));
        Assert.Equal(2 * 3 * 2 * (2 + 1) * 12 * 6 * 5, rows.Count);
        Assert.True(File.Exists(_program.PathOf("cost.png")));

        string Values(string name) => string.Join(' ', rows.Select(row => Text(row, name)).Distinct());
    }

    /// <summary>64 KiB are written with two operations if the tail lies apart: with all else equal, one more, and a descriptor more.</summary>
    [Fact]
    public void A_tail_apart_costs_a_write()
    {
        var rows = Rows("--ring split --descriptors dependent --framing merged --frame 65536 --tail contiguous apart --link gen3x8");

        Assert.Equal(["contiguous 6.03125", "apart 8.03125"], rows.Select(row => $"{Text(row, "tail")} {Text(row, "dmaOps")}"));
    }

    /// <summary>
    /// A frame of 9000 bytes takes three pages: three times available index, entry and descriptors are read, and the used index is written
    /// once. Separate, two ranges of each page are written.
    /// </summary>
    [Theory]
    [InlineData("separate", "64k 8.03125", "mergeable 20.03125")]
    [InlineData("merged", "64k 6.03125", "mergeable 14.03125")]
    public void Mergeable_buffers_cost_operations_for_each_page(string framing, params string[] expected)
    {
        var rows = Rows($"--ring split --descriptors dependent --framing {framing} --frame 9000 --buffers 64k mergeable --link gen3x8");

        Assert.Equal(expected, rows.Select(row => $"{Text(row, "buffers")} {Text(row, "dmaOps")}"));
    }

    /// <summary>Sent, a packet of 64 bytes has as many operations as one that is received. Rows are told apart from those of received ones.</summary>
    [Fact]
    public void Sent_packets_are_asked_for()
    {
        var rows = Rows("--transmit --ring split --descriptors dependent --frame 64 --link gen3x8");

        Assert.Equal(["separate frame 8.03125", "merged frame 6.03125"], rows.Select(row => $"{Text(row, "framing")} {Text(row, "buffers")} {Text(row, "dmaOps")}"));
        Assert.Contains("\"direction\": \"transmit\"", File.ReadAllText(_program.PathOf("cost.json")), StringComparison.Ordinal);
        Assert.Contains("Per sent packet", _program.Output, StringComparison.Ordinal);
    }

    /// <summary>What the change brought, if bytes bind: 9.3 % with the tail apart, and 20.6 % without.</summary>
    [Theory]
    [InlineData("netkvm-before", "separate contiguous 280.875 136.875")]
    [InlineData("netkvm-after", "merged apart 256.875 136.875")]
    [InlineData("netkvm-contiguous", "merged contiguous 232.875 84.875")]
    [InlineData("netkvm-mergeable", "merged contiguous 232.875 84.875")]
    public void A_preset_is_a_driver_s_plan(string preset, string expected)
    {
        var row = Rows($"--preset {preset} --frame 64 --link gen3x8").Single();

        Assert.Equal(expected, string.Join(' ', new[] { "framing", "tail", "upBytes", "downBytes" }.Select(name => Text(row, name))));
    }

    [Fact]
    public void A_capture_is_weighed_frame_by_frame()
    {
        var capture = _program.Write("mix.pcap", new CaptureBytes().PcapHead().PcapFrame(new byte[64]).PcapFrame(new byte[64]).PcapFrame(new byte[1000]).ToArray());
        var options = "--ring split --descriptors dependent --framing merged --link gen3x8";
        var sizes = Rows($"{options} --frame 64 1000").ConvertAll(row => row.GetProperty("upBytes").GetDouble());

        var mix = Rows($"{options} --pcap {capture}").Single();

        Assert.Equal(((2 * sizes[0]) + sizes[1]) / 3, mix.GetProperty("upBytes").GetDouble(), precision: 6);
        Assert.Equal(376, mix.GetProperty("frame").GetDouble());
    }

    [Theory]
    [InlineData("--frame 1500 --link gen3x8 --reads-in-flight 1", "latency")]
    [InlineData("--frame 1500 --link gen3x8", "bytes")]
    [InlineData("--frame 64 --link gen3x8", "operations")]
    public void What_binds_is_named(string options, string bound) => Assert.Equal(
        bound, Text(Rows($"--ring split --descriptors dependent --framing separate {options}").Single(), "boundBy"));

    [Fact]
    public void What_is_not_a_terminal_gets_plain_text_of_120_columns_and_nothing_cut()
    {
        Rows("");

        Assert.DoesNotContain('\e', _program.Output);
        Assert.DoesNotContain('…', _program.Output);
        Assert.All(_program.Output.Split(Environment.NewLine).SkipLast(2), line => Assert.InRange(line.TrimEnd().Length, 0, 120));
    }

    [Theory]
    [InlineData("--ring round", "--ring cannot be 'round': give split or packed.")]
    [InlineData("--descriptors bulk", "give dependent or chain or indirect.")]
    [InlineData("--frame 0", "give a number of bytes from 1 to 65550.")]
    [InlineData("--frame 70000", "give a number of bytes from 1 to 65550.")]
    [InlineData("--frame", "--frame")]
    [InlineData("--link gen2x8", "give generation 3 to 5 and 1, 2, 4, 8 or 16 lanes, such as gen3x8.")]
    [InlineData("--queues -1", "give a number from 1 to 1024.")]
    [InlineData("--used-batch 0", "give a number from 1 to 4096.")]
    [InlineData("--max-payload 100", "give a power of two from 128 to 4096.")]
    [InlineData("--read-latency 0", "give a number greater than 0.")]
    [InlineData("--buffers small", "--buffers cannot be 'small': give 64k or mergeable.")]
    [InlineData("--buffers mergeable --tail apart", "A buffer of a page has no tail: leave --tail out, or add --buffers 64k.")]
    [InlineData("--transmit --buffers 64k", "--buffers is about receive buffers: leave it or --transmit out.")]
    [InlineData("--transmit --preset netkvm-after", "--preset is about receive buffers: leave it or --transmit out.")]
    [InlineData("--pcap a.pcap --frame 64", "--pcap brings its own frames: leave --frame out.")]
    [InlineData("--preset netkvm-after --ring split", "--preset says how buffers are given: leave --ring out.")]
    [InlineData("--preset virtio", "give netkvm-before or netkvm-after or netkvm-contiguous or netkvm-mergeable.")]
    [InlineData("--speed 3", "--speed")]
    public void Bad_usage_ends_with_code_2_and_says_what_is_right(string options, string message)
    {
        Assert.Equal((2, ""), (_program.Run(["cost", .. options.Split(' ')]), _program.Output));
        Assert.StartsWith("emulator: ", _program.Error, StringComparison.Ordinal);
        Assert.Contains(message, _program.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--chart")]
    [InlineData("--pcap")]
    public void A_path_that_does_not_work_ends_with_code_1(string option)
    {
        var path = _program.PathOf("missing/file");
        string[] frame = option == "--pcap" ? [] : ["--frame", "64"];
        string[] chart = option == "--chart" ? [] : ["--chart", _program.PathOf("cost.png")];

        Assert.Equal(1, _program.Run(["cost", option, path, .. frame, .. chart]));
        Assert.StartsWith($"emulator: {path}: cannot be ", _program.Error, StringComparison.Ordinal);
    }

    private List<JsonElement> Rows(string options)
    {
        string[] files = ["--json", _program.PathOf("cost.json"), "--chart", _program.PathOf("cost.png")];
        var code = _program.Run(["cost", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. files]);
        Assert.Equal((0, ""), (code, _program.Error));
        using var json = JsonDocument.Parse(File.ReadAllText(_program.PathOf("cost.json")));
        return [.. json.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.Clone())];
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).ToString();
}
