using Driver.Commands;
using Emulator.Serving.Net;
using LayoutGen.Peers.Tests.FrontEnd;
using LayoutGen.Tests;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>The driver as a program: what it writes, and its exit codes.</summary>
public sealed class DriverCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("driver-");

    public static TheoryData<string, int, string> Mistakes() => new()
    {
        { "net", 2, "Say where the device is" },
        { "net --vhost-user a --qemu b", 2, "Say where the device is" },
        { "net --vhost-user a --legacy", 2, "--legacy goes with --qemu only" },
        { "net --vhost-user a --queue-size 3", 2, "--queue-size cannot be 3" },
        { "net --vhost-user a --ping nowhere", 2, "--ping cannot be 'nowhere'" },
        { "net --vhost-user a --size 1473", 2, "--size cannot be 1473: give 0 to 1472" },
        { "blk --vhost-user a --read 1", 2, "--read COUNT and --to FILE go together" },
        { "blk --vhost-user a --read 0 --to b", 2, "--read cannot be '0'" },
        { "rng --vhost-user a --bytes 0", 2, "--bytes: 1 to 1048576" },
        { "rng --vhost-user a --framing both", 2, "Cannot parse argument 'both'" },
        { "rng --vhost-user /nowhere", 1, "/nowhere: no device is served there" },
        { "rng --vhost-user /nowhere --features-off Nothing", 1, "has no feature 'Nothing'" },
        { "blk --vhost-user /nowhere --write /nowhere", 1, "/nowhere" },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named(string arguments, int code, string complaint)
    {
        var (result, _, errors) = Run(arguments.Split(' '));
        Assert.StartsWith("driver: ", errors, StringComparison.Ordinal);
        Assert.Contains(complaint, errors, StringComparison.Ordinal);
        Assert.Equal(code, result);
    }

    [Theory]
    [InlineData("", "merged: VERSION_1 leaves the cut to the driver", "W(Header 12 + Frame)")]
    [InlineData("--features-off Version1", "merged: ANY_LAYOUT leaves the cut to the driver", "W(Header 10 + Frame)")]
    [InlineData("--features-off version1,anylayout", "separate: without VERSION_1 and ANY_LAYOUT", "W(Header 10), W(Frame)")]
    [InlineData("--framing Separate", "separate: it was asked for", "W(Header 12), W(Frame)")]
    public void It_says_why_it_cuts_so_and_pings(string options, string reason, string buffers)
    {
        using var device = ServedDevice.Net([new EchoLink()], FeatureSet.Of(Feature.Version1, Feature.AnyLayout));
        var (result, output, _) = Run(
            ["net", "--vhost-user", device.Path, "--count", "2", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(0, result);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.Contains(buffers, output, StringComparison.Ordinal);
        Assert.Contains("10.0.2.2 is at 52550A000202", output, StringComparison.Ordinal);
        Assert.Contains("56 bytes came back the same, sequence 2", output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_writes_a_file_to_a_disk_and_reads_it_back()
    {
        using var image = new ImageFile(64 * 512);
        using var source = new ImageFile(3 * 512);
        var target = Path.Combine(_folder.FullName, "read");
        using (var device = ServedDevice.Blk(image.Location, isReadOnly: false))
        {
            var (result, output, _) = Run(
                "blk", "--vhost-user", device.Path, "--sector", "7", "--write", source.Location, "--read", "3", "--to", target);
            Assert.Equal(0, result);
            Assert.Contains("64 sectors of 512 bytes", output, StringComparison.Ordinal);
        }

        Assert.Equal(source.Content, File.ReadAllBytes(target));
        Assert.Equal(source.Content, image.Content[(7 * 512)..(10 * 512)]);
    }

    [PeerFact(Peer.Qemu)]
    public void It_starts_a_machine_and_uses_its_legacy_device()
    {
        var (result, output, _) = Run("rng", "--qemu", "-device virtio-rng-pci,disable-legacy=off", "--legacy", "--bytes", "32");
        Assert.Equal(0, result);
        Assert.Contains("virtio-pci, legacy; interrupts: 2 vectors of MSI-X", output, StringComparison.Ordinal);
        Assert.Matches("(?m)^[0-9a-f]{64}$", output);
    }

    [PeerTheory(Peer.Qemu)]
    [InlineData("rng", "-device e1000,romfile=", "has no virtio device")]
    [InlineData("blk", "-device virtio-rng-pci", "is of type 4, not 2")]
    [InlineData("rng --legacy", "-device virtio-rng-pci,disable-legacy=on", "has no legacy interface")]
    public void A_machine_without_the_device_is_named(string command, string machine, string complaint)
    {
        var (result, _, errors) = Run([.. command.Split(' '), "--qemu", machine]);
        Assert.Contains(complaint, errors, StringComparison.Ordinal);
        Assert.Equal(1, result);
    }

    private static (int Result, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (DriverCommand.Run(arguments, output, errors), output.ToString(), errors.ToString());
    }
}
