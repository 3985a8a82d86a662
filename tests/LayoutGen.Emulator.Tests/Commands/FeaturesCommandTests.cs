namespace LayoutGen.Emulator.Tests.Commands;

public sealed class FeaturesCommandTests : IDisposable
{
    private readonly CommandLine _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public void The_mask_of_the_report_is_explained_bit_by_bit()
    {
        Assert.Equal((0, ""), (_program.Run("features", "0x00000003186799a3", "--device", "net"), _program.Error));

        string[] bits =
        [
            "0 NetFeature.Csum", "1 NetFeature.GuestCsum", "5 NetFeature.Mac", "7 NetFeature.GuestTso4", "8 NetFeature.GuestTso6",
            "11 NetFeature.HostTso4", "12 NetFeature.HostTso6", "15 NetFeature.MrgRxBuf", "16 NetFeature.Status", "17 NetFeature.CtrlVq",
            "18 NetFeature.CtrlRx", "21 NetFeature.GuestAnnounce", "22 NetFeature.Mq", "27 Feature.AnyLayout", "28 Feature.IndirectDesc",
            "32 Feature.Version1", "33 Feature.AccessPlatform",
        ];
        var rows = Lines()
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 1 && int.TryParse(words[0], out _));
        Assert.Equal(bits, rows.Select(words => $"{words[0]} {words[1]}"));
        Assert.Equal("17 features", Lines()[0][^11..]);
    }

    [Theory]
    [InlineData("0x00000003186799a3", "Requirements  all met")]
    [InlineData("0x00000003186799a3", "Interface     modern: Feature.Version1 (bit 32) is set")]
    [InlineData("0x00000003186799a3", "Header        12 bytes; the smallest features that give this layout: NetFeature.MrgRxBuf or Feature.Version1")]
    [InlineData("0x00000003186799a3", "Framing       merged or separate: Feature.Version1 (bit 32) and Feature.AnyLayout (bit 27)")]
    [InlineData("0x00000003186799a3", "split (virtio 1.4, 2.7); indirect descriptors allowed; notifications suppressed by flag")]
    [InlineData("0x000001035867ffe3", "30   unknown                    should not be negotiated (virtio 1.4, 6.3); vhost-user")]
    [InlineData("0", "Interface     legacy: Feature.Version1 (bit 32) is not set")]
    [InlineData("0", "Header        10 bytes; the smallest features that give this layout: no feature")]
    [InlineData("0x8000", "Header        12 bytes; ")]
    [InlineData("0x8000", "Framing       separate only: neither Feature.Version1 (bit 32) nor Feature.AnyLayout (bit 27) is set")]
    [InlineData("0x8000000", "Framing       merged or separate: Feature.AnyLayout (bit 27) leaves it to the driver")]
    [InlineData("4294967296", "Framing       merged or separate: Feature.Version1 (bit 32) leaves it to the driver")]
    [InlineData("0x200000100020000", "Header        20 bytes; ")]
    [InlineData("0x200000000000000", "Header        No layout of NetHeader has the features 0x0200000000000000")]
    [InlineData("0x520000000", "packed (virtio 1.4, 2.8); indirect descriptors not allowed; notifications suppressed by index")]
    [InlineData("0x80", "Requirements  1 unmet, so a driver must not accept this mask")]
    [InlineData("0x80", "NetFeature.GuestTso4 (bit 7) needs NetFeature.GuestCsum (bit 1)")]
    [InlineData("0x200", "NetFeature.GuestEcn (bit 9) needs NetFeature.GuestTso4 (bit 7) or NetFeature.GuestTso6 (bit 8)")]
    [InlineData("0x400000000", "Feature.RingPacked (bit 34) needs Feature.Version1 (bit 32)")]
    [InlineData("0x80000000000000000000000000000000", "127   unknown")]
    public void A_mask_is_explained(string mask, string expected)
    {
        Assert.Equal((0, ""), (_program.Run("features", mask), _program.Error));

        Assert.Contains(Lines(), line => line.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("is no feature mask", "features", "0xyz")]
    [InlineData("is no feature mask", "features", "0x")]
    [InlineData("is no feature mask", "features", "-1")]
    [InlineData("is no feature mask", "features", "")]
    [InlineData("is no feature mask", "features", "0x100000000000000000000000000000000")]
    [InlineData("'disk' is no device that is known here; known: net, blk, console, entropy (rng), balloon, scsi, input, vsock, fs.", "features", "1", "--device", "disk")]
    [InlineData("Required argument missing", "features")]
    public void Bad_usage_ends_with_code_2(string reason, params string[] arguments)
    {
        Assert.Equal(2, _program.Run(arguments));

        Assert.Contains(reason, _program.Error, StringComparison.Ordinal);
    }

    private string[] Lines() => _program.Output.Split(Environment.NewLine);
}
