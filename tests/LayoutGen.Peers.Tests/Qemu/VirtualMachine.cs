using System.Diagnostics;
using System.Text;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>A virtual machine without any acceleration, one of whose devices is served over vhost-user.</summary>
internal sealed class VirtualMachine : IDisposable
{
    // Ten times what it takes on two idle processors, and more.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly StringBuilder _console = new();
    private readonly Process _process;

    private VirtualMachine(string program, string socket, string[] machine, string[] device)
    {
        _process = Process.Start(new ProcessStartInfo(
            program,
            [
                "-accel", "tcg", "-nodefaults", "-display", "none", "-no-reboot", "-serial", "stdio",
                .. machine, "-chardev", $"socket,id=socket,path={socket}", .. device,
            ])
        { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts a PC.</summary>
    /// <param name="socket">Where the device is served.</param>
    /// <param name="device">The device.</param>
    /// <param name="boot">What to boot.</param>
    public static VirtualMachine OfPc(string socket, string[] device, params string[] boot) =>
        new("qemu-system-x86_64", socket, ["-machine", "q35,memory-backend=memory,graphics=off", .. Memory(128), .. boot], device);

    /// <summary>Starts a big-endian machine with its firmware.</summary>
    /// <param name="socket">Where the device is served.</param>
    /// <param name="device">The device.</param>
    public static VirtualMachine OfPower(string socket, string[] device) => new(
        "qemu-system-ppc64",
        socket,
        [
            "-machine", "pseries,memory-backend=memory,cap-htm=off,cap-cfpc=broken,cap-sbbc=broken,cap-ibs=broken,cap-ccf-assist=off",
            .. Memory(512),
        ],
        device);

    /// <summary>A network device.</summary>
    /// <param name="options">More of its options.</param>
    /// <param name="queues">How many pairs of queues it has; a driver uses as many as there are processors.</param>
    public static string[] Net(string options, int queues = 1) =>
    [
        "-smp", $"{queues}", "-netdev", $"vhost-user,id=net,chardev=socket,queues={queues}",
        // Without vectors=0, QEMU 7.2 crashes when a vhost-user network device is used with MSI-X and without KVM.
        "-device", $"virtio-net-pci,netdev=net,vectors=0,{(queues > 1 ? "mq=on," : "")}{options}",
    ];

    public static string[] Blk(string options) => ["-device", $"vhost-user-blk-pci,chardev=socket,num-queues=1,{options}"];

    public static string[] Rng(string options) => ["-device", $"vhost-user-rng-pci,chardev=socket,{options}"];

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

    /// <summary>Waits until the machine has ended, and all that it wrote is here.</summary>
    public void WaitForEnd()
    {
        Assert.True(_process.WaitForExit(s_patience), $"The machine does not end:\n{Console}");
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string[] Memory(int mebibytes) =>
        ["-m", $"{mebibytes}", "-object", $"memory-backend-memfd,id=memory,size={mebibytes}M,share=on"];

    private void Append(string? line)
    {
        lock (_console)
            _console.AppendLine(line);
    }
}
