using System.Runtime.CompilerServices;
using LayoutGen.Memory;
using static LayoutGen.Rings.PackedRingLayout;

namespace LayoutGen.Rings;

/// <summary>
/// A descriptor of a packed ring (virtio 1.4, 2.8.13) as two words of 8 bytes: the address, and length, buffer id and flags. The flags make
/// it available or used, so the store of the second word is what shows everything else.
/// </summary>
/// <param name="Rest">The second word: length in 32 bits, id in 16, flags in 16, from the lowest bit on.</param>
internal readonly record struct PackedDescriptor(ulong Rest)
{
    private const int IdShift = 32;
    private const int FlagsShift = 48;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PackedDescriptor(uint length, int id, int flags)
        : this(length | ((ulong)(ushort)id << IdShift) | ((ulong)(uint)flags << FlagsShift))
    {
    }

    public uint Length => (uint)Rest;

    public ushort Id => (ushort)(Rest >> IdShift);

    public ushort Flags => (ushort)(Rest >> FlagsShift);

    public bool DeviceWrites => (Rest & ((ulong)DescriptorFlags.Write << FlagsShift)) != 0;

    /// <summary>What says whether it is available or used, as <see cref="PackedPosition"/> marks it.</summary>
    public int Mark => Flags & DescriptorFlags.Mark;

    /// <summary>Whether it is a buffer by itself.</summary>
    public bool IsSingle => (Rest & ((ulong)(DescriptorFlags.Next | DescriptorFlags.Indirect) << FlagsShift)) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedDescriptor Read<TMemory>(TMemory window, uint descriptor)
        where TMemory : struct, ISharedMemory<TMemory> =>
        new(LittleEndian.Convert(window.ReadUInt64(descriptor + DescriptorLengthOffset)));

    /// <summary>Reads one whose flags say whether it is there, before everything that these show.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PackedDescriptor Acquire<TMemory>(TMemory window, uint descriptor)
        where TMemory : struct, ISharedMemory<TMemory> =>
        new(LittleEndian.Convert(window.AcquireUInt64(descriptor + DescriptorLengthOffset)));

    /// <summary>The element that it describes, with the address from the ring or table that it was read from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RingElement Element<TMemory>(TMemory window, uint descriptor)
        where TMemory : struct, ISharedMemory<TMemory> =>
        new(ReadAddress(window, descriptor), Length, DeviceWrites);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ReadAddress<TMemory>(TMemory window, uint descriptor)
        where TMemory : struct, ISharedMemory<TMemory> =>
        LittleEndian.Convert(window.ReadUInt64(descriptor + DescriptorAddressOffset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteAddress<TMemory>(TMemory window, uint descriptor, ulong address)
        where TMemory : struct, ISharedMemory<TMemory> =>
        window.WriteUInt64(descriptor + DescriptorAddressOffset, LittleEndian.Convert(address));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write<TMemory>(TMemory window, uint descriptor)
        where TMemory : struct, ISharedMemory<TMemory> =>
        window.WriteUInt64(descriptor + DescriptorLengthOffset, LittleEndian.Convert(Rest));

    /// <summary>Writes it behind everything written before, so that who sees its flags sees that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Release<TMemory>(TMemory window, uint descriptor)
        where TMemory : struct, ISharedMemory<TMemory> =>
        window.ReleaseUInt64(descriptor + DescriptorLengthOffset, LittleEndian.Convert(Rest));
}
