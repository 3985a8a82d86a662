using LayoutGen.Memory;

namespace Driver.Pci;

/// <summary>A machine's PCI bus, and the memory that its devices reach.</summary>
internal interface IPciHost : IDisposable
{
    /// <summary>Memory for the driver.</summary>
    GuestAllocator Allocator { get; }

    /// <summary>The machine's byte order, which a legacy interface has.</summary>
    ByteOrder ByteOrder { get; }

    /// <summary>Whether the messages by which devices interrupt can be sent to memory.</summary>
    bool TakesMessages { get; }

    /// <summary>Where a driver may put the registers of devices, by their kind.</summary>
    /// <param name="isPort">Whether ports of I/O are meant, and no memory.</param>
    ulong FirstAddress(bool isPort);

    /// <summary>Reads a register of a device's configuration.</summary>
    /// <param name="slot">The device's place on the bus, 0 to 31.</param>
    /// <param name="offset">The register, a multiple of its size.</param>
    /// <param name="size">Its size in bytes: 1, 2 or 4.</param>
    uint ReadConfiguration(int slot, int offset, int size);

    /// <summary>Writes a register of a device's configuration.</summary>
    /// <inheritdoc cref="ReadConfiguration"/>
    void WriteConfiguration(int slot, int offset, int size, uint value);

    /// <summary>Reads a register of a device in one access of its size; it is little-endian, as all of PCI is.</summary>
    /// <param name="isPort">Whether it is a port.</param>
    /// <param name="address">Its address on the bus.</param>
    /// <param name="size">Its size in bytes: 1, 2 or 4.</param>
    uint Read(bool isPort, ulong address, int size);

    /// <summary>Writes a register of a device.</summary>
    /// <inheritdoc cref="Read"/>
    void Write(bool isPort, ulong address, int size, uint value);
}
