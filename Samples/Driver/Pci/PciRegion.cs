namespace Driver.Pci;

/// <summary>Registers of a device, at addresses that the driver gave them.</summary>
/// <param name="Host">The bus.</param>
/// <param name="IsPort">Whether they are ports.</param>
/// <param name="Address">The first one's address on the bus.</param>
/// <param name="Length">How many bytes there are.</param>
internal sealed record PciRegion(IPciHost Host, bool IsPort, ulong Address, uint Length)
{
    public byte Read8(uint offset) => (byte)Read(offset, sizeof(byte));

    public ushort Read16(uint offset) => (ushort)Read(offset, sizeof(ushort));

    public uint Read32(uint offset) => Read(offset, sizeof(uint));

    public void Write8(uint offset, byte value) => Write(offset, sizeof(byte), value);

    public void Write16(uint offset, ushort value) => Write(offset, sizeof(ushort), value);

    public void Write32(uint offset, uint value) => Write(offset, sizeof(uint), value);

    /// <summary>Writes 64 bits as PCI devices of all machines take them: the lower half first (virtio 1.4, 4.1.3.1).</summary>
    public void Write64(uint offset, ulong value)
    {
        Write32(offset, (uint)value);
        Write32(offset + sizeof(uint), (uint)(value >> 32));
    }

    /// <summary>A part of the registers.</summary>
    /// <exception cref="DriverException">The device says that its registers are where it has none.</exception>
    public PciRegion Slice(uint offset, uint length)
    {
        Check(offset, length);
        return this with { Address = Address + offset, Length = length };
    }

    private uint Read(uint offset, uint size)
    {
        Check(offset, size);
        return Host.Read(IsPort, Address + offset, (int)size);
    }

    private void Write(uint offset, uint size, uint value)
    {
        Check(offset, size);
        Host.Write(IsPort, Address + offset, (int)size, value);
    }

    private void Check(uint offset, uint length)
    {
        if (offset > Length || length > Length - offset)
            throw new DriverException(
                $"The device has {Length} bytes of registers at 0x{Address:x}, not {length} at offset {offset} there.");
    }
}
