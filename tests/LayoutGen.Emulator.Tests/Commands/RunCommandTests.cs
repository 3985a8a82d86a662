using System.Text.Json;
using LayoutGen.Emulator.Tests.Captures;

namespace LayoutGen.Emulator.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private static readonly string[] _key = ["mode", "direction", "frames", "identical"];

    private readonly CommandLine _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("run")]
    [InlineData(null)]
    public void The_shipped_capture_passes_in_every_mode_unchanged(string? command)
    {
        string[] options = ["--json", _program.PathOf("run.json"), "--chart", _program.PathOf("run.png")];

        Assert.Equal((0, ""), (_program.Run(command is null ? options : [command, .. options]), _program.Error));

        using var json = JsonDocument.Parse(File.ReadAllText(_program.PathOf("run.json")));
        var rows = json.RootElement.GetProperty("runs").EnumerateArray().ToArray();
        var expected =
            from mode in new[] { "legacy-separate", "legacy-merged", "modern-merged" }
            from direction in new[] { "rx", "tx" }
            from frames in new[] { "mtu", "large" }
            select $"{mode} {direction} {frames} True";
        var actual = rows.Select(row => string.Join(' ', _key.Select(name => row.GetProperty(name))));
        Assert.Equal(expected.Order(), actual.Order());
        Assert.True(File.Exists(_program.PathOf("run.png")));
    }

    [Fact]
    public void Packed_rings_are_a_mode_more()
    {
        Assert.Equal(
            (0, ""), (_program.Run("run", "--packed", "--json", _program.PathOf("p.json"), "--chart", _program.PathOf("p.png")), _program.Error));

        using var json = JsonDocument.Parse(File.ReadAllText(_program.PathOf("p.json")));
        var rings = json.RootElement.GetProperty("runs").EnumerateArray().Select(row => $"{row.GetProperty("mode")} {row.GetProperty("ring")}");
        Assert.Equal(
            ["legacy-separate split", "legacy-merged split", "modern-merged split", "modern-merged packed"], rings.Distinct());
        Assert.Contains("modern-merged: packed ring, 12-byte header", _program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_a_terminal_gets_plain_text_of_80_columns_and_nothing_cut()
    {
        Assert.Equal(0, _program.Run("--chart", _program.PathOf("a.png")));

        var table = _program.Output.Split(_program.PathOf("a.png"))[0];
        Assert.DoesNotContain('\e', table);
        Assert.DoesNotContain('…', table);
        Assert.All(table.Split(Environment.NewLine), line => Assert.InRange(line.TrimEnd().Length, 0, 80));
    }

    public static TheoryData<string, byte[], string> BadCaptures() => new()
    {
        { "an empty file", [], "the file is empty" },
        { "a foreign file", "GIF89a"u8.ToArray(), "not a capture" },
        { "no frames", new CaptureBytes().PcapHead().ToArray(), "no frame" },
        { "a frame larger than the buffers", new CaptureBytes().PcapHead().PcapFrame(new byte[70_000]).ToArray(), "70000" },
    };

    [Theory]
    [MemberData(nameof(BadCaptures))]
    public void A_bad_capture_ends_with_one_line_and_code_1(string what, byte[] file, string reason)
    {
        Assert.Equal(1, _program.Run("run", "--pcap", _program.Write("bad.pcap", file), "--chart", _program.PathOf("bad.png")));

        Assert.Contains(reason, _program.Error, StringComparison.Ordinal);
        Assert.True(_program.Error.TrimEnd().Split('\n').Length == 1, what);
        Assert.False(File.Exists(_program.PathOf("bad.png")));
    }

    [Fact]
    public void A_truncated_capture_is_used_as_far_as_it_goes()
    {
        var file = new CaptureBytes().PcapHead().PcapFrame(new byte[60]).PcapFrame(new byte[60]).ToArray()[..^10];

        Assert.Equal(0, _program.Run("--pcap", _program.Write("cut.pcap", file), "--chart", _program.PathOf("cut.png")));

        Assert.Contains("1 frames, 60 bytes", _program.Output, StringComparison.Ordinal);
        Assert.Contains("Truncated: frame 2, at byte 100", _program.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--pcap")]
    [InlineData("--json")]
    [InlineData("--chart")]
    public void A_path_that_does_not_work_is_named(string option)
    {
        var path = _program.PathOf("missing/file");
        string[] chart = option == "--chart" ? [] : ["--chart", _program.PathOf("a.png")];

        Assert.Equal(1, _program.Run([option, path, .. chart]));

        Assert.StartsWith($"emulator: {path}: cannot be ", _program.Error, StringComparison.Ordinal);
        Assert.Single(_program.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("--pcap")]
    [InlineData("--pcap", "")]
    [InlineData("--json", "")]
    [InlineData("--chart", "")]
    [InlineData("--speed", "fast")]
    [InlineData("walk")]
    public void Bad_usage_ends_with_code_2(params string[] arguments)
    {
        Assert.Equal((2, ""), (_program.Run(arguments), _program.Output));
        Assert.StartsWith("emulator: ", _program.Error, StringComparison.Ordinal);
        Assert.EndsWith($"Try 'emulator --help'.{Environment.NewLine}", _program.Error, StringComparison.Ordinal);
    }
}
