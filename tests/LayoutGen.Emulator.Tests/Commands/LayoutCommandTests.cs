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
    [InlineData("'disk' is no device that is known here; known: net.", "layout", "disk")]
    [InlineData("Required argument missing", "layout")]
    public void Bad_usage_ends_with_code_2(string reason, params string[] arguments)
    {
        Assert.Equal(2, _program.Run(arguments));

        Assert.Contains(reason, _program.Error, StringComparison.Ordinal);
    }
}
