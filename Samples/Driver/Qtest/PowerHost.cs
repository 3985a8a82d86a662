using System.Buffers.Binary;
using System.Globalization;
using LayoutGen.Memory;

namespace Driver.Qtest;

/// <summary>A big-endian machine: POWER, whose hypervisor gives access to PCI.</summary>
internal sealed class PowerHost : QemuHost
{
    private const int Mebibytes = 256;
    // Of the first bus: what identifies it, and where its ports and its memory are for the processor.
    private const ulong BusId = 0x0800_0000_2000_0000;
    private const ulong Window = 1UL << 45;
    private const int ArgumentSize = sizeof(uint);
    private const int MaximumArguments = 5;

    private readonly GuestRange _arguments;

    /// <param name="devices">Its devices, as QEMU's arguments.</param>
    /// <exception cref="DriverException">It does not start.</exception>
    public PowerHost(string[] devices)
        : base(
            new(
                ["qemu-system-ppc64"],
                ["-machine", "pseries,memory-backend=memory,cap-htm=off,cap-cfpc=broken,cap-sbbc=broken,cap-ibs=broken,cap-ccf-assist=off"],
                Firmware(),
                Mebibytes,
                devices),
            Mebibytes)
    {
        if (!Allocator.TryAllocate(2 * MaximumArguments * ArgumentSize, 64, out _arguments))
            throw new DriverException("The machine has no memory.");
    }

    public override ByteOrder ByteOrder => ByteOrder.BigEndian;

    /// <remarks>They go through the bus's translation of addresses, which nobody has set up: they get lost.</remarks>
    public override bool TakesMessages => false;

    public override ulong FirstAddress(bool isPort) => isPort ? 0x1000u : 0xc000_0000u;

    public override uint ReadConfiguration(int slot, int offset, int size) =>
        Call("ibm,read-pci-config", results: 2, Place(slot, offset), (uint)(BusId >> 32), unchecked((uint)BusId), (uint)size);

    public override void WriteConfiguration(int slot, int offset, int size, uint value) =>
        Call("ibm,write-pci-config", results: 1, Place(slot, offset), (uint)(BusId >> 32), unchecked((uint)BusId), (uint)size, value);

    public override uint Read(bool isPort, ulong address, int size) => ReadMemory(Window + address, size);

    public override void Write(bool isPort, ulong address, int size, uint value) => WriteMemory(Window + address, size, value);

    /// <summary>At 0x100, where the processor starts: ask the hypervisor to sleep (H_CEDE), for ever.</summary>
    private static byte[] Firmware() => [.. new byte[0x100], 0x38, 0x60, 0x00, 0xe0, 0x44, 0x00, 0x00, 0x22, 0x4b, 0xff, 0xff, 0xf8];

    private static uint Place(int slot, int offset) => ((uint)slot << 11) | (uint)offset;

    /// <summary>Calls the hypervisor, whose arguments and results lie in memory.</summary>
    /// <returns>The result behind the status; 0 if there is none.</returns>
    private uint Call(string name, int results, params ReadOnlySpan<uint> arguments)
    {
        var memory = Allocator.Memory.GetSpan(_arguments);
        for (var index = 0; index < arguments.Length; index++)
            BinaryPrimitives.WriteUInt32BigEndian(memory[(index * ArgumentSize)..], arguments[index]);
        var answers = _arguments.Slice(MaximumArguments * ArgumentSize, (uint)results * ArgumentSize);
        Client.Ask(string.Create(
            CultureInfo.InvariantCulture,
            $"rtas {name} {arguments.Length} 0x{_arguments.Address:x} {results} 0x{answers.Address:x}"));
        var answer = Allocator.Memory.GetSpan(answers);
        if (BinaryPrimitives.ReadUInt32BigEndian(answer) != 0)
            return uint.MaxValue;
        return results > 1 ? BinaryPrimitives.ReadUInt32BigEndian(answer[ArgumentSize..]) : 0;
    }
}
