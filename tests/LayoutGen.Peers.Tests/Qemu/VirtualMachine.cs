namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>A virtual machine without any acceleration, whose devices are served over vhost-user.</summary>
internal sealed class VirtualMachine : ConsoleProcess
{
    private string? _initramfs;

    private VirtualMachine(string program, string[] machine, string[] devices)
        : base(
            program,
            ["-accel", "tcg", "-nodefaults", "-display", "none", "-no-reboot", "-serial", "stdio", .. machine, .. devices])
    {
    }

    /// <summary>Starts a PC.</summary>
    /// <param name="devices">The devices.</param>
    /// <param name="boot">What to boot.</param>
    public static VirtualMachine OfPc(string[] devices, params string[] boot) =>
        new("qemu-system-x86_64", ["-machine", "q35,memory-backend=memory,graphics=off", .. Memory(128), .. boot], devices);

    /// <summary>Starts a PC with Linux.</summary>
    /// <param name="devices">The devices.</param>
    /// <param name="script">What the guest does.</param>
    /// <param name="processors">How many processors it has.</param>
    public static VirtualMachine OfLinux(string[] devices, string script, int processors = 1)
    {
        var initramfs = Path.GetTempFileName();
        Initramfs.Write(initramfs, script);
        var machine = OfPc(
            devices, "-smp", $"{processors}", "-kernel", Initramfs.Kernel, "-initrd", initramfs, "-append", Initramfs.CommandLine);
        machine._initramfs = initramfs;
        return machine;
    }

    /// <summary>Starts a big-endian machine with its firmware.</summary>
    /// <param name="devices">The devices.</param>
    public static VirtualMachine OfPower(string[] devices) => new(
        "qemu-system-ppc64",
        [
            "-machine", "pseries,memory-backend=memory,cap-htm=off,cap-cfpc=broken,cap-sbbc=broken,cap-ibs=broken,cap-ccf-assist=off",
            .. Memory(512),
        ],
        devices);

    /// <summary>A network device.</summary>
    /// <param name="socket">Where it is served, and options of the connection.</param>
    /// <param name="options">More of its options.</param>
    /// <param name="slot">Its place on the PCI bus.</param>
    /// <param name="queues">How many pairs of queues it has; a driver uses as many as there are processors.</param>
    public static string[] Net(string socket, string options, int slot = 1, int queues = 1) =>
    [
        .. Connection(socket, slot),
        "-netdev", $"vhost-user,id=net{slot},chardev=socket{slot},queues={queues}",
        // Without vectors=0, QEMU 7.2 crashes when a vhost-user network device is used with MSI-X and without KVM.
        "-device", $"virtio-net-pci,netdev=net{slot},addr={slot:x},vectors=0,{(queues > 1 ? "mq=on," : "")}{options}",
    ];

    /// <summary>A block device.</summary>
    public static string[] Blk(string socket, string options, int slot = 1) =>
        [.. Connection(socket, slot), "-device", $"vhost-user-blk-pci,chardev=socket{slot},addr={slot:x},num-queues=1,{options}"];

    /// <summary>An entropy device.</summary>
    public static string[] Rng(string socket, string options, int slot = 1) =>
        [.. Connection(socket, slot), "-device", $"vhost-user-rng-pci,chardev=socket{slot},addr={slot:x},{options}"];

    public override void Dispose()
    {
        base.Dispose();
        if (_initramfs is not null)
            File.Delete(_initramfs);
    }

    private static string[] Connection(string socket, int slot) => ["-chardev", $"socket,id=socket{slot},path={socket}"];

    private static string[] Memory(int mebibytes) =>
        ["-m", $"{mebibytes}", "-object", $"memory-backend-memfd,id=memory,size={mebibytes}M,share=on"];
}
