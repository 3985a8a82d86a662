namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>A virtual machine without any acceleration, one of whose devices is served over vhost-user.</summary>
internal sealed class VirtualMachine : ConsoleProcess
{
    private string? _initramfs;

    private VirtualMachine(string program, string socket, string[] machine, string[] device)
        : base(
            program,
            [
                "-accel", "tcg", "-nodefaults", "-display", "none", "-no-reboot", "-serial", "stdio",
                .. machine, "-chardev", $"socket,id=socket,path={socket}", .. device,
            ])
    {
    }

    /// <summary>Starts a PC.</summary>
    /// <param name="socket">Where the device is served.</param>
    /// <param name="device">The device.</param>
    /// <param name="boot">What to boot.</param>
    public static VirtualMachine OfPc(string socket, string[] device, params string[] boot) =>
        new("qemu-system-x86_64", socket, ["-machine", "q35,memory-backend=memory,graphics=off", .. Memory(128), .. boot], device);

    /// <summary>Starts a PC with Linux.</summary>
    /// <param name="socket">Where the device is served, and options of the connection.</param>
    /// <param name="device">The device.</param>
    /// <param name="script">What the guest does.</param>
    public static VirtualMachine OfLinux(string socket, string[] device, string script)
    {
        var initramfs = Path.GetTempFileName();
        Initramfs.Write(initramfs, script);
        var machine = OfPc(
            socket, device, "-kernel", Initramfs.Kernel, "-initrd", initramfs, "-append", Initramfs.CommandLine);
        machine._initramfs = initramfs;
        return machine;
    }

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

    public override void Dispose()
    {
        base.Dispose();
        if (_initramfs is not null)
            File.Delete(_initramfs);
    }

    private static string[] Memory(int mebibytes) =>
        ["-m", $"{mebibytes}", "-object", $"memory-backend-memfd,id=memory,size={mebibytes}M,share=on"];
}
