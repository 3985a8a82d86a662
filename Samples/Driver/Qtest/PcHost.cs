using System.Globalization;
using LayoutGen.Memory;

namespace Driver.Qtest;

/// <summary>A PC.</summary>
internal sealed class PcHost : QemuHost
{
    private const int Mebibytes = 64;
    private const uint ConfigurationAddress = 0xcf8;
    private const uint ConfigurationData = 0xcfc;
    private const uint Enabled = 0x8000_0000;

    /// <param name="devices">Its devices, as QEMU's arguments.</param>
    /// <param name="runner">A program that starts QEMU; empty for none.</param>
    /// <exception cref="DriverException">It does not start.</exception>
    public PcHost(string[] devices, params string[] runner)
        : base(
            new([.. runner, "qemu-system-x86_64"], ["-machine", "q35,memory-backend=memory"], Firmware(), Mebibytes, devices), Mebibytes)
    {
    }

    public override ByteOrder ByteOrder => ByteOrder.LittleEndian;

    public override bool TakesMessages => true;

    public override ulong FirstAddress(bool isPort) => isPort ? 0xc000u : 0xfe00_0000u;

    public override uint ReadConfiguration(int slot, int offset, int size)
    {
        Select(slot, offset);
        return Read(isPort: true, ConfigurationData + (uint)(offset & 3), size);
    }

    public override void WriteConfiguration(int slot, int offset, int size, uint value)
    {
        Select(slot, offset);
        Write(isPort: true, ConfigurationData + (uint)(offset & 3), size, value);
    }

    public override uint Read(bool isPort, ulong address, int size) => isPort
        ? uint.Parse(
            Client.Ask(string.Create(CultureInfo.InvariantCulture, $"in{Suffix(size)} 0x{address:x}")).AsSpan(2),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture)
        : ReadMemory(address, size);

    public override void Write(bool isPort, ulong address, int size, uint value)
    {
        if (isPort)
            Client.Ask(string.Create(CultureInfo.InvariantCulture, $"out{Suffix(size)} 0x{address:x} 0x{value:x}"));
        else
            WriteMemory(address, size, value);
    }

    /// <summary>64 KiB of halts; at the reset vector: cli, hlt, and a jump back.</summary>
    private static byte[] Firmware()
    {
        var firmware = new byte[1 << 16];
        Array.Fill(firmware, (byte)0xf4);
        ReadOnlySpan<byte> start = [0xfa, 0xf4, 0xeb, 0xfd, 0x90];
        start.CopyTo(firmware.AsSpan(0xfff0));
        return firmware;
    }

    private static char Suffix(int size) => size switch { 1 => 'b', 2 => 'w', _ => 'l' };

    private void Select(int slot, int offset) =>
        Write(isPort: true, ConfigurationAddress, sizeof(uint), Enabled | ((uint)slot << 11) | (uint)(offset & ~3));
}
