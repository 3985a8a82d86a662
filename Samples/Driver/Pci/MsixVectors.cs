using System.Runtime.InteropServices;
using LayoutGen.Memory;

namespace Driver.Pci;

/// <summary>
/// A device's interrupts by messages (MSI-X). A message is a write to memory, and there is no processor here whose interrupt controller
/// would take it: each vector has its own word of the driver's memory, where its message appears.
/// </summary>
internal sealed class MsixVectors
{
    /// <summary>What a device says of a vector that it has not taken (virtio 1.4, 4.1.5.1.2).</summary>
    public const ushort None = 0xffff;

    // PCI Local Bus Specification 3.0, 6.8.2.
    private const int Capability = 0x11;
    private const int MessageControl = 2;
    private const int TablePlace = 4;
    private const uint TableSizeMask = 0x7ff;
    private const uint Enabled = 0x8000;
    private const uint BarMask = 7;
    private const uint EntrySize = 16;
    private const uint FirstMessage = 0x1000;

    private readonly GuestMemory _memory;
    private readonly GuestRange _messages;
    private readonly int _count;

    private MsixVectors(PciDevice device, int at)
    {
        var control = device.ReadConfiguration(at + MessageControl, 2);
        var place = device.ReadConfiguration(at + TablePlace, 4);
        _count = (int)(control & TableSizeMask) + 1;
        var table = device.Bar((int)(place & BarMask)).Slice(place & ~BarMask, (uint)_count * EntrySize);
        _memory = device.Host.Allocator.Memory;
        if (!device.Host.Allocator.TryAllocate((uint)_count * sizeof(uint), sizeof(uint), out _messages))
            throw new DriverException("There is no memory for the device's interrupts.");
        _memory.GetSpan(_messages).Clear();
        for (uint vector = 0; vector < _count; vector++)
        {
            table.Write64(vector * EntrySize, _messages.Address + (vector * sizeof(uint)));
            table.Write32((vector * EntrySize) + 8, FirstMessage + vector);
            table.Write32((vector * EntrySize) + 12, 0);
        }

        device.WriteConfiguration(at + MessageControl, 2, control | Enabled);
    }

    /// <summary>Switches a device to messages.</summary>
    /// <returns>Its vectors; null if it has none.</returns>
    public static MsixVectors? Enable(PciDevice device) =>
        device.Capabilities(Capability).FirstOrDefault() is var at and not 0 ? new(device, at) : null;

    public int Count => _count;

    /// <summary>The vector of a queue: vector 0 is that of the configuration, and the last is shared where there are too few.</summary>
    public ushort Of(int queueIndex) => (ushort)Math.Min(1 + queueIndex, _count - 1);

    /// <summary>Takes a message.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryTake(ushort vector)
    {
        var message = _memory.GetSpan(_messages.Slice(vector * (uint)sizeof(uint), sizeof(uint)));
        return Interlocked.Exchange(ref MemoryMarshal.AsRef<uint>(message), 0) != 0;
    }
}
