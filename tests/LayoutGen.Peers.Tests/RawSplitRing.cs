using System.Buffers.Binary;
using System.Runtime.InteropServices;
using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Peers.Tests;

/// <summary>A split ring written word by word, as no driver of ours would (virtio 1.4, 2.7), and a page of data for it.</summary>
internal abstract class RawSplitRing
{
    public const ushort Next = 1;
    public const ushort Write = 2;
    public const ushort Indirect = 4;

    private const uint PageSize = 4096;

    private readonly GuestMemory _memory;

    protected RawSplitRing(GuestAllocator allocator, int size)
    {
        Assert.True(allocator.TryAllocate(SplitRingLayout.LegacySize(size), PageSize, out var ring));
        Assert.True(allocator.TryAllocate(PageSize, PageSize, out var buffer));
        _memory = allocator.Memory;
        _memory.GetSpan(ring).Clear();
        (Size, Addresses, Buffer) = (size, SplitRingLayout.Legacy(ring.Address, size), buffer.Address);
    }

    protected int Size { get; }

    protected RingAddresses Addresses { get; }

    /// <summary>4096 bytes that both sides have.</summary>
    public ulong Buffer { get; }

    /// <summary>The bytes of <see cref="Buffer"/>.</summary>
    public Span<byte> Bytes => At(Buffer, PageSize);

    /// <summary>How many buffers the device has used.</summary>
    protected int UsedCount => BinaryPrimitives.ReadUInt16LittleEndian(At(Addresses.Device + 2, 2));

    /// <summary>How many bytes the device says it wrote into the buffer that it used first.</summary>
    protected uint FirstWritten => BinaryPrimitives.ReadUInt32LittleEndian(At(Addresses.Device + 8, 4));

    /// <summary>Makes a buffer of one descriptor available.</summary>
    public void Offer(uint length, ushort flags = 0)
    {
        Describe(0, Buffer, length, flags);
        MakeAvailable(0);
    }

    public void Describe(int index, ulong address, uint length, ushort flags = 0, ushort next = 0)
    {
        var descriptor = At(Addresses.Descriptors + (16 * (ulong)index), 16);
        BinaryPrimitives.WriteUInt64LittleEndian(descriptor, address);
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor[8..], length);
        BinaryPrimitives.WriteUInt16LittleEndian(descriptor[12..], flags);
        BinaryPrimitives.WriteUInt16LittleEndian(descriptor[14..], next);
    }

    /// <summary>Makes the ring's first buffer available, whatever its head is.</summary>
    public void MakeAvailable(ushort head)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(At(Addresses.Driver + 4, 2), head);
        Volatile.Write(ref MemoryMarshal.AsRef<ushort>(At(Addresses.Driver + 2, 2)), 1);
        Notify();
    }

    protected abstract void Notify();

    private Span<byte> At(ulong address, uint count) => _memory.GetSpan(new(address, count));
}
