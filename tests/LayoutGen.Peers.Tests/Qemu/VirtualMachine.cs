using System.Diagnostics;
using System.Text;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>A virtual machine without any acceleration, whose only network device is served over vhost-user.</summary>
internal sealed class VirtualMachine : IDisposable
{
    // Ten times what it takes on two idle processors, and more.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly StringBuilder _console = new();
    private readonly Process _process;

    /// <summary>Starts a machine.</summary>
    /// <param name="socket">Where its network device is served.</param>
    /// <param name="device">Options of the device.</param>
    /// <param name="options">What to boot.</param>
    public VirtualMachine(string socket, string device, params string[] options)
    {
        // Without vectors=0, QEMU 7.2 crashes when a vhost-user network device is used with MSI-X and without KVM.
        _process = Process.Start(new ProcessStartInfo(
            "qemu-system-x86_64",
            [
                "-accel", "tcg", "-machine", "q35,memory-backend=memory,graphics=off", "-m", "128",
                "-object", "memory-backend-memfd,id=memory,size=128M,share=on",
                "-nodefaults", "-display", "none", "-no-reboot", "-serial", "stdio",
                "-chardev", $"socket,id=socket,path={socket}", "-netdev", "vhost-user,id=net,chardev=socket",
                "-device", $"virtio-net-pci,netdev=net,vectors=0,{device}", .. options,
            ])
        { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
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

    /// <summary>Waits until the machine has written a line with a text, or has ended.</summary>
    public void WaitFor(string text)
    {
        for (var watch = Stopwatch.StartNew(); !Console.Contains(text, StringComparison.Ordinal); Thread.Sleep(50))
        {
            Assert.True(watch.Elapsed < s_patience, $"The machine has not said '{text}':\n{Console}");
            if (_process.HasExited)
                _process.WaitForExit();
            Assert.True(!_process.HasExited || Console.Contains(text, StringComparison.Ordinal), $"The machine ended:\n{Console}");
        }
    }

    public void WaitForEnd() => Assert.True(_process.WaitForExit(s_patience), $"The machine does not end:\n{Console}");

    public void Dispose()
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
