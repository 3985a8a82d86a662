using System.Text.Json;

namespace LayoutGen.Emulator.Tests.Commands;

public sealed class LayoutCommandTests : IDisposable
{
    private readonly CommandLine _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("2-3 HdrLen always ## ## ##")]
    [InlineData("10-11 NumBuffers Feature.Version1 or NetFeature.MrgRxBuf ## ##")]
    [InlineData("12-15 HashValue NetFeature.HashReport ####")]
    [InlineData("Size10: 10 bytes, little-endian, or the guest's byte order on a legacy interface; with no feature")]
    [InlineData("NetRxPacket Size12 [W Header 12] [W Frame] [W Header 12 | W Frame]")]
    [InlineData("NetTxPacket Size20 [R Header 20] [R Frame] [R Header 20 | R Frame]")]
    public void The_byte_maps_of_net_are_printed(string expected)
    {
        Assert.Equal((0, ""), (_program.Run("layout", "net"), _program.Error));

        Assert.Contains(
            _program.Output.Split(Environment.NewLine),
            line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) == expected);
    }

    [Theory]
    [InlineData("blk", "16-19 Geometry BlkFeature.Geometry ####")]
    [InlineData("blk", "BlkReadPacket Size17 [R Header 16] [W Data] [W Status 1] [R Header 16] [W Data | W Status 1]")]
    [InlineData("console", "ConsoleControlRxPacket Size8 [W Message 8 | W Detail] [W Message 8 | W Detail]")]
    [InlineData("vsock", "VsockTxPacket Size44 [R Header 44] [R Data] [R Header 44 | R Data]")]
    [InlineData("scsi", "19-22 PiBytesOut ScsiFeature.T10Pi ####")]
    [InlineData("scsi", "ScsiCommandPacket Size159 [R Command 19 | R Cdb 32] [R DataOut] [R Command 19 | R Cdb 32 | R DataOut]")]
    [InlineData("vsock", "40-43 FwdCnt always ####")]
    [InlineData("entropy", "Buffers of entropy are bytes without a structure.")]
    [InlineData("rng", "Buffers of entropy are bytes without a structure.")]
    public void The_byte_maps_of_other_devices_are_printed(string device, string expected)
    {
        Assert.Equal((0, ""), (_program.Run("layout", device), _program.Error));

        Assert.Contains(
            _program.Output.Split(Environment.NewLine),
            line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) == expected);
    }

    [Fact]
    public void The_layouts_are_written_as_JSON()
    {
        var path = Path.GetTempFileName();
        try
        {
            Assert.Equal((0, ""), (_program.Run("layout", "console", "--json", path), _program.Error));

            using var document = JsonDocument.Parse(File.ReadAllText(path));
            Assert.Equal(
                [
                    "ConsoleControl: 8 bytes with no feature: 0 Id 4, 4 Event 2, 6 Value 2",
                    "ConsoleSize: 4 bytes with no feature: 0 Cols 2, 2 Rows 2",
                    "ConsoleConfig: 12 bytes with any features: 0 Cols 2, 2 Rows 2, 4 MaxNrPorts 4, 8 EmergWr 4",
                ],
                document.RootElement.GetProperty("structures").EnumerateArray().SelectMany(structure => structure
                    .GetProperty("layouts").EnumerateArray().Select(layout => $"{structure.GetProperty("name")}: {Text(layout)}")));
        }
        finally
        {
            File.Delete(path);
        }

        static string Text(JsonElement layout)
        {
            var fields = layout.GetProperty("fields").EnumerateArray()
                .Select(field => $"{field.GetProperty("offset")} {field.GetProperty("name")} {field.GetProperty("size")}");
            return $"{layout.GetProperty("size")} bytes with {layout.GetProperty("features")}: {string.Join(", ", fields)}";
        }
    }

    [Theory]
    [InlineData("'disk' is no device that is known here; known: net, blk, console, entropy (rng), balloon, scsi, input, vsock, fs.", "layout", "disk")]
    [InlineData("Required argument missing", "layout")]
    public void Bad_usage_ends_with_code_2(string reason, params string[] arguments)
    {
        Assert.Equal(2, _program.Run(arguments));

        Assert.Contains(reason, _program.Error, StringComparison.Ordinal);
    }
}
