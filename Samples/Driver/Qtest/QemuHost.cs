using System.Buffers.Binary;
using Driver.Pci;
using LayoutGen.Memory;

namespace Driver.Qtest;

/// <summary>A machine of QEMU, as its devices' driver has it.</summary>
internal abstract class QemuHost : IPciHost
{
    // Lower memory is where machines keep what is their own.
    private const uint FirstFree = 1 << 20;

    private readonly GuestMemory _memory;

    protected QemuHost(QemuProcess process, int mebibytes)
    {
        Process = process;
        var size = (uint)mebibytes << 20;
        using var file = File.OpenHandle(process.MemoryPath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        _memory = GuestMemory.Map(new GuestRegion(0, size, file));
        Allocator = new(_memory, new(FirstFree, size - FirstFree));
    }

    public QemuProcess Process { get; }

    public GuestAllocator Allocator { get; }

    public abstract ByteOrder ByteOrder { get; }

    public abstract bool TakesMessages { get; }

    protected QtestClient Client => Process.Client;

    public abstract ulong FirstAddress(bool isPort);

    public abstract uint ReadConfiguration(int slot, int offset, int size);

    public abstract void WriteConfiguration(int slot, int offset, int size, uint value);

    public abstract uint Read(bool isPort, ulong address, int size);

    public abstract void Write(bool isPort, ulong address, int size, uint value);

    public void Dispose()
    {
        Process.Dispose();
        _memory.Dispose();
    }

    /// <summary>Reads a register that lies in the processor's address space.</summary>
    protected uint ReadMemory(ulong address, int size)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        bytes.Clear();
        Client.Read(address, bytes[..size]);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    /// <summary>Writes a register that lies in the processor's address space.</summary>
    protected void WriteMemory(ulong address, int size, uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        Client.Write(address, bytes[..size]);
    }
}
