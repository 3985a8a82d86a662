using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Emulator.Commands;
using LayoutGen.Devices;
using LayoutGen.Peers.Tests.FrontEnd;
using LayoutGen.Peers.Tests.Qemu;
using LayoutGen.Queues;

namespace LayoutGen.Peers.Tests;

public sealed class ServeCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("serve-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_signal_ends_it_in_order_and_the_report_is_whole(string signal)
    {
        using var emulator = new EmulatorProcess("net", "--queues", "2");
        Assert.Equal($"net on {emulator.Socket}, offered: 0x0000000d3840f801", emulator.Greeting);
        using (var peer = new FrontEndTransport(emulator.Socket))
        {
            using var driver = new NetDriver(peer, peer.Negotiate(NetFeature.Table, FeatureSet.Of(Feature.Version1)), pair: 1);
            driver.Ask(9);
            var (code, said) = emulator.Stop(signal);
            Assert.Equal((0, true), (code, said.Contains("peer 1 left", StringComparison.Ordinal)));
        }

        Assert.False(File.Exists(emulator.Socket));
        Assert.Equal("net", emulator.Report.GetProperty("device").GetString());
        var generation = Assert.Single(emulator.Report.GetProperty("generations").EnumerateArray().ToArray());
        Assert.Equal(
            ["2 rx1 1 1 42 W1526:1", "3 tx1 1 1 42 R54:1"],
            generation.GetProperty("queues").EnumerateArray().Select(queue => string.Join(' ', queue.EnumerateObject().Select(
                property => property.Name == "shapes"
                    ? string.Join(' ', property.Value.EnumerateObject().Select(shape => $"{shape.Name}:{shape.Value}"))
                    : property.Value.ToString()))));
        Assert.Equal(2, Emulator.Captures.Capture.Load(emulator.Capture).Frames.Count);
    }

    [Fact]
    public void A_block_device_is_its_file()
    {
        using var file = new ImageFile(8 * 512);
        using var emulator = new EmulatorProcess("blk", "--file", file.Location, "--queues", "3", "--features-off", "InOrder,AnyLayout");
        Assert.Equal($"blk on {emulator.Socket}, offered: 0x0000000530007246", emulator.Greeting);
        using (var peer = new FrontEndTransport(emulator.Socket))
        {
            using var driver = new BlkDriver(peer, peer.Negotiate(BlkFeature.Table, FeatureSet.Of(Feature.Version1)), readSize: 512);
            Assert.Equal(BlkResult.Ok, driver.Write(BlkRequestType.Out, 7, new byte[512]));
        }

        Assert.Equal(0, emulator.Stop().Code);
        Assert.Equal(new byte[512], file.Content[^512..]);
        Assert.StartsWith(
            """{"features":"0x0000000100000000","ring":"split","byteOrder":"little","headerSize":16,"queues":[{"index":0,""",
            emulator.Report.GetProperty("generations")[0].GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_terminal_a_table_shows_what_happens()
    {
        var (socket, record) = (PathOf("s"), PathOf("screen"));
        var emulator = Path.Combine(AppContext.BaseDirectory, "emulator.dll");
        var command = $"stty cols 120; exec dotnet {emulator} serve --device net --socket {socket}";
        // What runs the tests in the background ignores SIGINT, and so would every process it starts.
        using var terminal = Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "script", "-qefc", command, record])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            WaitFor(() => File.Exists(socket));
            using (var peer = new FrontEndTransport(socket))
            {
                using var driver = new NetDriver(peer, peer.Negotiate(NetFeature.Table, FeatureSet.Of(Feature.Version1)));
                driver.Ask(9);
                WaitFor(() => Regex.IsMatch(File.ReadAllText(record), @"tx0\s+1\s+1\s+42\s+R54\s"));
            }

            // What a person types to end it.
            terminal.StandardInput.Write('\x03');
            terminal.StandardInput.Flush();
            Assert.True(terminal.WaitForExit(60_000));
            Assert.Equal(0, terminal.ExitCode);
        }
        finally
        {
            terminal.Kill(entireProcessTree: true);
        }

        Assert.Contains("peer 1 left", File.ReadAllText(record), StringComparison.Ordinal);
    }

    [Fact]
    public void A_socket_that_nobody_listens_on_is_replaced()
    {
        using var killed = new EmulatorProcess("net");
        killed.Stop("KILL");
        Assert.True(File.Exists(killed.Socket));

        using var next = EmulatorProcess.At(killed.Socket);
        Assert.Equal(killed.Socket, next.Socket);
        new FrontEndTransport(next.Socket).Dispose();
    }

    [Fact]
    public void What_is_in_the_way_stays_there()
    {
        File.WriteAllText(PathOf("file"), "precious");
        using var other = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        other.Bind(new UnixDomainSocketEndPoint(PathOf("socket")));
        other.Listen();

        Refuse(1, "A file of another kind is in the way.", "--socket", PathOf("file"), "--device", "net");
        Refuse(1, "Another process listens on it.", "--socket", PathOf("socket"), "--device", "net");
        Assert.Equal("precious", File.ReadAllText(PathOf("file")));
    }

    [Theory]
    [InlineData(1, "no socket can be made here", "--socket", "/missing/folder/s", "--device", "net")]
    [InlineData(1, "'Red' is not offered; offered: Csum, HostTso4, ", "--socket", "s", "--device", "net", "--features-off", "Csum,Red")]
    [InlineData(1, "/missing/a.pcap: cannot be written", "--socket", "s", "--device", "net", "--pcap", "/missing/a.pcap")]
    [InlineData(2, "--queues: 1 to 16 can be.", "--socket", "s", "--device", "net", "--queues", "0")]
    [InlineData(2, "--queues: 1 to 16 can be.", "--socket", "s", "--device", "blk", "--file", "a", "--queues", "17")]
    [InlineData(2, "--queues: an entropy device has 1.", "--socket", "s", "--device", "rng", "--queues", "2")]
    [InlineData(2, "--device blk needs a --file.", "--socket", "s", "--device", "blk", "--read-only")]
    [InlineData(2, "--file goes with --device blk only.", "--socket", "s", "--device", "rng", "--file", "a")]
    [InlineData(2, "--pcap goes with --device net only.", "--socket", "s", "--device", "blk", "--file", "a", "--pcap", "b")]
    [InlineData(1, "/missing/a: cannot be opened to be written.", "--socket", "s", "--device", "blk", "--file", "/missing/a")]
    [InlineData(1, "/missing/a: cannot be opened.", "--socket", "s", "--device", "blk", "--file", "/missing/a", "--read-only")]
    [InlineData(
        1, "'Csum' is not offered; offered: SizeMax, SegMax, Ro, BlkSize, ",
        "--socket", "s", "--device", "blk", "--file", "/bin/sh", "--read-only", "--features-off", "Flush,Csum")]
    [InlineData(2, "--big-endian goes with --device blk only.", "--socket", "s", "--device", "net", "--big-endian")]
    [InlineData(
        1, "--big-endian goes with --features-off Version1 only",
        "--socket", "s", "--device", "blk", "--file", "/bin/sh", "--read-only", "--big-endian")]
    [InlineData(2, "--backend cannot be 'tap=': give echo or tap=NAME", "--socket", "s", "--device", "net", "--backend", "tap=")]
    [InlineData(2, "--backend cannot be 'tap=sixteen-letters-'", "--socket", "s", "--device", "net", "--backend", "tap=sixteen-letters-")]
    [InlineData(1, "lo: no TAP interface of this name can be used.", "--socket", "s", "--device", "net", "--backend", "tap=lo")]
    [InlineData(2, "'lamp'", "--socket", "s", "--device", "lamp")]
    [InlineData(2, "'--socket' is required", "--device", "net")]
    public void What_cannot_be_served_is_said_in_a_line(int code, string reason, params string[] arguments) =>
        Refuse(code, reason, arguments);

    private static void Refuse(int code, string reason, params string[] arguments)
    {
        using var error = new StringWriter();
        Assert.Equal(code, EmulatorCommand.Run(["serve", .. arguments], TextWriter.Null, error));
        Assert.Contains(reason, error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("emulator: ", error.ToString(), StringComparison.Ordinal);
    }

    private static void WaitFor(Func<bool> condition)
    {
        for (var watch = Stopwatch.StartNew(); !condition(); Thread.Sleep(20))
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1));
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
