using System.Diagnostics;
using System.Text;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>A program that serves a device on a socket.</summary>
internal sealed class PeerProgram : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("peer-");
    private readonly StringBuilder _said = new();
    private readonly Process _process;

    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments, by the socket that it is to serve on.</param>
    public PeerProgram(string program, Func<string, string[]> arguments)
    {
        _process = Process.Start(new ProcessStartInfo(program, arguments(Socket))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += Append;
        _process.ErrorDataReceived += Append;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        for (var watch = Stopwatch.StartNew(); !File.Exists(Socket); Thread.Sleep(10))
        {
            if (_process.HasExited)
                _process.WaitForExit();
            Assert.True(watch.Elapsed < s_patience && !_process.HasExited, $"{program} serves nothing:\n{Said}");
        }
    }

    public string Socket => Path.Combine(_folder.FullName, "s");

    /// <summary>What it has written.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Append(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
            _said.AppendLine(line.Data);
    }
}
