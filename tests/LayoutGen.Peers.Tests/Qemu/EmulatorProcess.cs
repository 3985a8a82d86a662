using System.Diagnostics;
using System.Text.Json;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>The emulator as a user runs it, serving a device.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    // Who may not make networks may do so as the root of a user namespace.
    private static readonly string[] s_ownUser = Environment.IsPrivilegedProcess ? [] : ["--map-root-user"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emulator-");
    private readonly Process _process;

    /// <param name="device">The device that it serves.</param>
    /// <param name="options">More of its options.</param>
    public EmulatorProcess(string device, params string[] options)
        : this(null, [], device, options)
    {
    }

    private EmulatorProcess(string? socket, string[] runner, string device, string[] options)
    {
        Socket = socket ?? Path.Combine(_folder.FullName, "s");
        // What runs the tests in the background ignores SIGINT, and so would every process it starts.
        _process = Process.Start(new ProcessStartInfo(
            "env",
            [
                "--default-signal=INT,TERM", .. runner, "dotnet", Path.Combine(AppContext.BaseDirectory, "emulator.dll"),
                "serve", "--socket", Socket, "--device", device, "--report", ReportPath,
                .. device == "net" ? ["--pcap", Capture] : Array.Empty<string>(), .. options,
            ])
        { RedirectStandardOutput = true })!;
        Greeting = _process.StandardOutput.ReadLine() ?? "";
    }

    /// <summary>The emulator with a network device, where another was.</summary>
    public static EmulatorProcess At(string socket) => new(socket, [], "net", []);

    /// <summary>The emulator with a network device, in a network of its own.</summary>
    public static EmulatorProcess Apart(params string[] options) =>
        new(null, ["unshare", .. s_ownUser, "--net"], "net", options);

    public string Socket { get; }

    public string Capture => Path.Combine(_folder.FullName, "frames.pcap");

    /// <summary>What it says when it listens.</summary>
    public string Greeting { get; }

    /// <summary>The files that it has open, the pieces of memory that it has mapped from files, and the bytes that it uses.</summary>
    public (int Files, int Maps, long Memory) Use
    {
        get
        {
            _process.Refresh();
            return (
                Directory.GetFiles($"/proc/{_process.Id}/fd").Length,
                File.ReadLines($"/proc/{_process.Id}/maps").Count(line => line.Contains("memfd:memory", StringComparison.Ordinal)),
                _process.WorkingSet64);
        }
    }

    public JsonElement Report => JsonDocument.Parse(File.ReadAllText(ReportPath)).RootElement;

    private string ReportPath => Path.Combine(_folder.FullName, "report.json");

    /// <summary>Starts a command of a shell in the emulator's network.</summary>
    public Process Start(string command) => Process.Start(
        "nsenter",
        ["-t", $"{_process.Id}", "-n", .. s_ownUser.Length > 0 ? ["-U", "--preserve-credentials"] : s_ownUser, "sh", "-c", command]);

    /// <summary>Sends it a signal, and waits for its end.</summary>
    /// <returns>The exit code, and what it said last.</returns>
    public (int Code, string Output) Stop(string signal = "TERM")
    {
        using (var kill = Process.Start("sh", ["-c", $"kill -{signal} {_process.Id}"]))
            kill.WaitForExit();
        var output = _process.StandardOutput.ReadToEndAsync();
        Assert.True(_process.WaitForExit(s_patience), $"The emulator did not end on SIG{signal}.");
        return (_process.ExitCode, output.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
