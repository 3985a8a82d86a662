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
    private readonly Task _reading;

    protected ConsoleProcess(string program, params string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput), ReadAsync(_process.StandardError));
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

    /// <summary>Waits until it has written a text.</summary>
    public void WaitFor(string text) => WaitUntil(() => Console.Contains(text, StringComparison.Ordinal), $"has not said '{text}'");

    /// <summary>Waits until something is as it should be, for which the program must not have ended.</summary>
    /// <param name="condition">What should be.</param>
    /// <param name="complaint">What is wrong otherwise.</param>
    public void WaitUntil(Func<bool> condition, string complaint)
    {
        for (var watch = Stopwatch.StartNew(); !condition(); Thread.Sleep(20))
        {
            if (_process.HasExited)
                WaitForEnd();
            Assert.True((watch.Elapsed < s_patience && !_process.HasExited) || condition(), $"It {complaint}:\n{Console}");
        }
    }

    /// <summary>Waits until it has ended, and all that it wrote is here.</summary>
    public void WaitForEnd() =>
        Assert.True(_process.WaitForExit(s_patience) && _reading.Wait(s_patience), $"It does not end:\n{Console}");

    /// <summary>Ends it at once, as a crash does.</summary>
    public void Kill()
    {
        _process.Kill();
        WaitForEnd();
    }

    public virtual void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader output)
    {
        var room = new char[4096];
        for (int count; (count = await output.ReadAsync(room)) > 0;)
            lock (_console)
                _console.Append(room.AsSpan(0, count).ToString().Replace("\r", "", StringComparison.Ordinal));
    }
}
