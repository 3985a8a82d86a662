using System.Runtime.CompilerServices;
using LayoutGen.Memory;
using static LayoutGen.Rings.SplitRingLayout;

namespace LayoutGen.Rings;

/// <summary>
/// A descriptor of a split ring (virtio 1.4, 2.7.5) as the two words of 8 bytes that it is read and written in: half as many accesses
/// as it has fields, and each field is still read once.
/// </summary>
/// <param name="Address">The first word.</param>
/// <param name="Rest">
/// The second: length in 32 bits, flags in 16, next in 16, from the lowest bit on, whatever the ring's byte order.
/// </param>
internal readonly record struct SplitDescriptor(ulong Address, ulong Rest)
{
    private const int FlagsShift = 32;
    private const int NextShift = 48;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SplitDescriptor(ulong address, uint length, int flags, uint next)
        : this(address, length | ((ulong)(uint)flags << FlagsShift) | ((ulong)next << NextShift))
    {
    }

    public uint Length => (uint)Rest;

    public ushort Flags => (ushort)(Rest >> FlagsShift);

    public ushort Next => (ushort)(Rest >> NextShift);

    public bool DeviceWrites => (Rest & ((ulong)DescriptorFlags.Write << FlagsShift)) != 0;

    public RingElement Element => new(Address, Length, DeviceWrites);

    /// <summary>Whether it is a buffer by itself.</summary>
    public bool IsSingle => (Rest & ((ulong)(DescriptorFlags.Next | DescriptorFlags.Indirect) << FlagsShift)) == 0;

    /// <summary>An element of a chain. Its link counts only where another follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SplitDescriptor Of(RingElement element, bool hasNext, uint next) => new(
        element.Address,
        element.Length,
        (hasNext ? DescriptorFlags.Next : 0) | (element.DeviceWrites ? DescriptorFlags.Write : 0),
        next);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SplitDescriptor Read<TMemory, TOrder>(TMemory table, uint index)
        where TMemory : struct, ISharedMemory<TMemory>
        where TOrder : struct, IByteOrder
    {
        var address = TOrder.Convert(table.ReadUInt64((index * DescriptorSize) + DescriptorAddressOffset));
        var rest = TOrder.Convert(table.ReadUInt64((index * DescriptorSize) + DescriptorLengthOffset));
        return new(address, TOrder.IsBigEndian ? (rest >> 32) | ((rest & 0xffff0000) << 16) | (rest << NextShift) : rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write<TMemory, TOrder>(TMemory table, uint index)
        where TMemory : struct, ISharedMemory<TMemory>
        where TOrder : struct, IByteOrder
    {
        var rest = TOrder.IsBigEndian ? (Rest << 32) | ((Rest >> 16) & 0xffff0000) | (Rest >> NextShift) : Rest;
        table.WriteUInt64((index * DescriptorSize) + DescriptorAddressOffset, TOrder.Convert(Address));
        table.WriteUInt64((index * DescriptorSize) + DescriptorLengthOffset, TOrder.Convert(rest));
    }
}
