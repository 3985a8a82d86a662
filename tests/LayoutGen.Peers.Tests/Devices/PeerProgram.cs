using LayoutGen.Peers.Tests.Qemu;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>A program that serves a device on a socket.</summary>
internal sealed class PeerProgram : ConsoleProcess
{
    // A flag of sockets.
    private const string AcceptsConnections = " 00010000 ";

    private readonly DirectoryInfo _folder;

    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments, by the socket that it is to serve on.</param>
    public PeerProgram(string program, Func<string, string[]> arguments)
        : this(program, arguments, Directory.CreateTempSubdirectory("peer-"))
    {
    }

    private PeerProgram(string program, Func<string, string[]> arguments, DirectoryInfo folder)
        : base(program, arguments(SocketIn(folder)))
    {
        _folder = folder;
        // A socket has its name before anybody listens, and to connect would be the first connection, which may be the only one.
        WaitUntil(
            () => File.ReadLines("/proc/net/unix").Any(line =>
                line.EndsWith(Socket, StringComparison.Ordinal) && line.Contains(AcceptsConnections, StringComparison.Ordinal)),
            "serves nothing");
    }

    public string Socket => SocketIn(_folder);

    public override void Dispose()
    {
        base.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string SocketIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "s");
}
