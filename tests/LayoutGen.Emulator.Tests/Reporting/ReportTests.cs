using System.Buffers.Binary;
using System.Text.Json;
using Emulator.Reporting;

namespace LayoutGen.Emulator.Tests.Reporting;

public sealed class ReportTests : IDisposable
{
    private static readonly TransferRow _row = new(
        Mode: "modern-merged",
        Framing: "merged",
        Ring: "split",
        Direction: "rx",
        Frames: "mtu",
        Features: "0x0000000100008000",
        HeaderSize: 12,
        Packets: 1_234_567,
        Bytes: 987_654_321,
        DescriptorsPerPacket: 1,
        BlocksPerPacket: 1.25,
        DmaPerPacket: 3.5,
        RingBytesPerPacket: 28,
        NsPerPacket: 1234.56,
        Identical: true);

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Json_has_the_published_names_and_kinds()
    {
        TransferJson.Write([_row], _path);

        using var json = JsonDocument.Parse(File.ReadAllText(_path));
        var runs = Assert.Single(json.RootElement.EnumerateObject());
        Assert.Equal("runs", runs.Name);
        Assert.Equal(
            [
                ("mode", "\"modern-merged\""),
                ("framing", "\"merged\""),
                ("ring", "\"split\""),
                ("direction", "\"rx\""),
                ("frames", "\"mtu\""),
                ("features", "\"0x0000000100008000\""),
                ("headerSize", "12"),
                ("packets", "1234567"),
                ("bytes", "987654321"),
                ("descriptorsPerPacket", "1"),
                ("blocksPerPacket", "1.25"),
                ("dmaPerPacket", "3.5"),
                ("ringBytesPerPacket", "28"),
                ("nsPerPacket", "1234.56"),
                ("identical", "true"),
            ],
            Assert.Single(runs.Value.EnumerateArray()).EnumerateObject().Select(property => (property.Name, property.Value.GetRawText())));
    }

    [Theory]
    [InlineData(true, " rx mtu    1,234,567         1.00    1.25   3.50   28.0     1,235  yes")]
    [InlineData(false, " rx mtu    1,234,567         1.00    1.25   3.50   28.0     1,235  NO")]
    public void A_row_of_the_table_reads(bool identical, string expected)
    {
        using var output = new StringWriter();

        TransferTable.Write(Terminal.For(output), [_row with { Identical = identical }]);

        Assert.Contains(expected, output.ToString().Split(Environment.NewLine).Select(line => line.TrimEnd()));
    }

    [Theory]
    [InlineData("mtu")]
    [InlineData("large")]
    public void The_chart_is_a_picture(string frames)
    {
        TransferChart.Write([_row with { Frames = frames }, _row with { Frames = frames, Direction = "tx" }], _path);

        var png = File.ReadAllBytes(_path);
        Assert.Equal([0x89, .. "PNG\r\n\u001a\n"u8], png[..8]);
        Assert.Equal(1200, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(640, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        Assert.InRange(png.Length, 5_000, 500_000);
    }
}
