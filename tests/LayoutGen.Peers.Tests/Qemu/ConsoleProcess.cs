using System.Diagnostics;
using System.Text;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>A program whose output is watched, and to which one can write.</summary>
internal class ConsoleProcess : IDisposable
{
    // Ten times what it takes on two idle processors, and more.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly StringBuilder _console = new();
    private readonly Process _process;

    protected ConsoleProcess(string program, params string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Console
    {
        get
        {
            lock (_console)
                return _console.ToString();
        }
    }

    /// <summary>Types a line.</summary>
    public void Type(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>Waits until it has written a line with a text, or has ended.</summary>
    public void WaitFor(string text)
    {
        for (var watch = Stopwatch.StartNew(); !Console.Contains(text, StringComparison.Ordinal); Thread.Sleep(50))
        {
            Assert.True(watch.Elapsed < s_patience, $"It has not said '{text}':\n{Console}");
            if (_process.HasExited)
                _process.WaitForExit();
            Assert.True(!_process.HasExited || Console.Contains(text, StringComparison.Ordinal), $"It ended:\n{Console}");
        }
    }

    /// <summary>Waits until it has ended, and all that it wrote is here.</summary>
    public void WaitForEnd()
    {
        Assert.True(_process.WaitForExit(s_patience), $"It does not end:\n{Console}");
        _process.WaitForExit();
    }

    /// <summary>Ends it at once, as a crash does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public virtual void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Append(string? line)
    {
        lock (_console)
            _console.AppendLine(line);
    }
}
