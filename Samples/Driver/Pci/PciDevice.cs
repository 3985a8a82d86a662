namespace Driver.Pci;

/// <summary>A PCI device, with its registers where the driver has put them, and allowed to use memory.</summary>
internal sealed class PciDevice
{
    private const int Slots = 32;
    private const int BarCount = 6;

    // Registers of the configuration, and bits of them (PCI Local Bus Specification 3.0, chapter 6).
    private const int Command = 0x04;
    private const int FirstBar = 0x10;
    private const int SubsystemId = 0x2e;
    private const int CapabilityPointer = 0x34;
    private const int LastCapability = 0xfc;
    private const uint PortsMemoryAndMaster = 7;
    private const uint IsPortBar = 1;
    private const uint BarKind = 6;
    private const uint Is64BitBar = 4;
    private const uint MemoryBarMask = ~0xfu;
    private const uint PortBarMask = ~3u;

    // virtio 1.4, 4.1.2.
    private const uint VirtioVendor = 0x1af4;
    private const int FirstTransitional = 0x1000;
    private const int FirstModern = 0x1040;
    private const int LastDevice = 0x107f;

    private readonly IPciHost _host;
    private readonly int _slot;
    private readonly PciRegion?[] _bars = new PciRegion?[BarCount];

    private PciDevice(IPciHost host, int slot)
    {
        (_host, _slot) = (host, slot);
        var id = (int)ReadConfiguration(2, 2);
        DeviceType = id >= FirstModern ? id - FirstModern : (int)ReadConfiguration(SubsystemId, 2);
        IsTransitional = id < FirstModern;
        PlaceRegisters();
        _host.WriteConfiguration(_slot, Command, 2, PortsMemoryAndMaster);
    }

    /// <summary>The number of the virtio device type.</summary>
    public int DeviceType { get; }

    /// <summary>Whether the device has a legacy interface.</summary>
    public bool IsTransitional { get; }

    public IPciHost Host => _host;

    /// <summary>The first virtio device of a bus.</summary>
    /// <exception cref="DriverException">There is none.</exception>
    public static PciDevice FindVirtio(IPciHost host)
    {
        for (var slot = 0; slot < Slots; slot++)
            if (host.ReadConfiguration(slot, 0, 2) == VirtioVendor
                && host.ReadConfiguration(slot, 2, 2) is >= FirstTransitional and <= LastDevice)
                return new(host, slot);
        throw new DriverException("The machine has no virtio device on its PCI bus.");
    }

    public uint ReadConfiguration(int offset, int size) => _host.ReadConfiguration(_slot, offset, size);

    public void WriteConfiguration(int offset, int size, uint value) => _host.WriteConfiguration(_slot, offset, size, value);

    /// <exception cref="DriverException">The device has no such registers.</exception>
    public PciRegion Bar(int index) => (uint)index < BarCount && _bars[index] is { } bar
        ? bar
        : throw new DriverException($"The device speaks of BAR {index}, which it does not have.");

    /// <summary>Where capabilities of a kind begin in the configuration.</summary>
    public IEnumerable<int> Capabilities(int kind)
    {
        // However they are linked, there is room for so many.
        var most = LastCapability / sizeof(uint);
        for (var at = (int)ReadConfiguration(CapabilityPointer, 1) & LastCapability; at != 0 && most-- > 0;)
        {
            if (ReadConfiguration(at, 1) == kind)
                yield return at;
            at = (int)ReadConfiguration(at + 1, 1) & LastCapability;
        }
    }

    private void PlaceRegisters()
    {
        var (nextPort, nextMemory) = (_host.FirstAddress(isPort: true), _host.FirstAddress(isPort: false));
        for (var index = 0; index < BarCount; index++)
        {
            var at = FirstBar + (sizeof(uint) * index);
            _host.WriteConfiguration(_slot, at, 4, uint.MaxValue);
            var bar = ReadConfiguration(at, 4);
            if (bar == 0)
                continue;
            var isPort = (bar & IsPortBar) != 0;
            var length = 1 + ~(bar & (isPort ? PortBarMask : MemoryBarMask));
            // A BAR of ports may have 16 bits alone.
            length = isPort ? length & ushort.MaxValue : length;
            ref var next = ref isPort ? ref nextPort : ref nextMemory;
            var address = (next + length - 1) & ~((ulong)length - 1);
            next = address + length;
            _bars[index] = new(_host, isPort, address, length);
            _host.WriteConfiguration(_slot, at, 4, (uint)address);
            if (!isPort && (bar & BarKind) == Is64BitBar)
                _host.WriteConfiguration(_slot, FirstBar + (sizeof(uint) * ++index), 4, 0);
        }
    }
}
