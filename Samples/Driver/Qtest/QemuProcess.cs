using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Driver.Qtest;

/// <summary>
/// A QEMU whose processor does nothing: its devices are used from here, over its protocol for tests, and its memory is a file that
/// both processes have.
/// </summary>
internal sealed class QemuProcess : IDisposable
{
    private const string SharedMemory = "/dev/shm";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qemu-");
    private readonly StringBuilder _said = new();
    private readonly Process _process;

    /// <param name="program">The program and its arguments, or another that starts it with them.</param>
    /// <param name="machine">What makes the machine; its memory is called <c>memory</c>.</param>
    /// <param name="firmware">What the processor executes.</param>
    /// <param name="mebibytes">The size of its memory.</param>
    /// <param name="devices">Its devices.</param>
    /// <exception cref="DriverException">The machine does not start.</exception>
    public QemuProcess(string[] program, string[] machine, byte[] firmware, int mebibytes, string[] devices)
    {
        // QEMU opens the file and connects when it starts, so both are there before.
        MemoryPath = Path.Combine(Directory.Exists(SharedMemory) ? SharedMemory : _folder.FullName, $"driver-{Guid.NewGuid():n}");
        using (var memory = File.Create(MemoryPath))
            memory.SetLength((long)mebibytes << 20);
        File.WriteAllBytes(At("firmware"), firmware);
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(At("qtest")));
        listener.Listen();
        try
        {
            _process = Start(program,
            [
                .. machine, "-accel", "tcg", "-m", $"{mebibytes}", "-bios", At("firmware"),
                "-object", $"memory-backend-file,id=memory,size={mebibytes}M,mem-path={MemoryPath},share=on",
                "-qtest", $"unix:{At("qtest")}", "-qtest-log", "/dev/null",
                "-nodefaults", "-display", "none", "-serial", "none", .. devices,
            ]);
            Client = new(Accept(listener));
            // It has the memory for certain when it answers.
            Client.Read(0, stackalloc byte[1]);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public QtestClient Client { get; }

    public string MemoryPath { get; }

    /// <summary>The process, for who looks at it from outside.</summary>
    public int Id => _process.Id;

    /// <summary>What it has written.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Waits until it has ended.</summary>
    /// <returns>Its exit code; null if it has not.</returns>
    public int? WaitForEnd(TimeSpan patience)
    {
        if (!_process.WaitForExit(patience))
            return null;
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        Client?.Dispose();
        if (_process is not null)
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
            _process.Dispose();
        }

        File.Delete(MemoryPath);
        _folder.Delete(recursive: true);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private Process Start(string[] program, string[] arguments)
    {
        try
        {
            var process = Process.Start(new ProcessStartInfo(program[0], [.. program[1..], .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.OutputDataReceived += Append;
            process.ErrorDataReceived += Append;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return process;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new DriverException($"{program[0]} cannot be started: {exception.Message}.");
        }
    }

    private Socket Accept(Socket listener)
    {
        for (var watch = Stopwatch.StartNew(); !listener.Poll(TimeSpan.FromMilliseconds(10), SelectMode.SelectRead);)
            if (_process.HasExited || watch.Elapsed > s_patience)
            {
                _process.WaitForExit(s_patience);
                throw new DriverException($"QEMU does not start: {Said.Trim()}");
            }

        var socket = listener.Accept();
        socket.ReceiveTimeout = (int)s_patience.TotalMilliseconds;
        return socket;
    }

    private void Append(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
            _said.AppendLine(line.Data);
    }
}
