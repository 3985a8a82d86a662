using System.Net.Sockets;
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
        using var emulator = new EmulatorProcess("--queues", "2");
        Assert.Equal($"net on {emulator.Socket}, offered: 0x0000000d38407801", emulator.Greeting);
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
    public void A_socket_that_nobody_listens_on_is_replaced()
    {
        using var killed = new EmulatorProcess();
        killed.Stop("KILL");
        Assert.True(File.Exists(killed.Socket));

        using var next = new EmulatorProcess(killed.Socket, []);
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
    [InlineData(2, "--queues: 1 to 16 pairs can be.", "--socket", "s", "--device", "net", "--queues", "0")]
    [InlineData(2, "--queues: 1 to 16 pairs can be.", "--socket", "s", "--device", "net", "--queues", "17")]
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

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
