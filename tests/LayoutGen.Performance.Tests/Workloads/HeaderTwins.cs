using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LayoutGen.Devices;
using LayoutGen.Layouts;

namespace LayoutGen.Workloads;

/// <summary>
/// Pairs of methods that do the same: one through a view, one by hand at constant offsets. A compiler must make the same
/// instructions of both.
/// </summary>
public static class HeaderTwins
{
    /// <summary>All fields of the 12-byte layout, from a span, whose length is checked once.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static uint Read12View(Span<byte> bytes)
    {
        var header = new NetHeader(bytes, LayoutSelection.Of<NetHeader.Size12>());
        return (uint)header.Flags + (uint)header.GsoType + header.HdrLen + header.GsoSize + header.CsumStart + header.CsumOffset +
            header.NumBuffers;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static uint Read12ByHand(Span<byte> bytes)
    {
        ref var start = ref Start(bytes, 12);
        return start + (uint)Unsafe.Add(ref start, 1) + UInt16(ref start, 2) + UInt16(ref start, 4) + UInt16(ref start, 6) + UInt16(ref start, 8) +
            UInt16(ref start, 10);
    }

    /// <summary>All fields of the 20-byte layout.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static uint Read20View(Span<byte> bytes)
    {
        var header = new NetHeader(bytes, LayoutSelection.Of<NetHeader.Size20>());
        return (uint)header.Flags + (uint)header.GsoType + header.HdrLen + header.GsoSize + header.CsumStart + header.CsumOffset +
            header.NumBuffers + header.HashValue + header.HashReport + header.PaddingReserved;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static uint Read20ByHand(Span<byte> bytes)
    {
        ref var start = ref Start(bytes, 20);
        return start + (uint)Unsafe.Add(ref start, 1) + UInt16(ref start, 2) + UInt16(ref start, 4) + UInt16(ref start, 6) + UInt16(ref start, 8) +
            UInt16(ref start, 10) + UInt32(ref start, 12) + UInt16(ref start, 16) + UInt16(ref start, 18);
    }

    /// <summary>The integers of a legacy interface of a big-endian guest.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static uint Read10BigEndianView(Span<byte> bytes)
    {
        var header = new NetHeader(bytes, LayoutSelection.Of<NetHeader.Size10>(isBigEndian: true));
        return (uint)header.HdrLen + header.GsoSize + header.CsumStart + header.CsumOffset;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static uint Read10BigEndianByHand(Span<byte> bytes)
    {
        ref var start = ref Start(bytes, 10);
        return (uint)Swapped(ref start, 2) + Swapped(ref start, 4) + Swapped(ref start, 6) + Swapped(ref start, 8);
    }

    /// <summary>A loop that is compiled for its layout, as one over the packets of a queue: nothing is decided in it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static uint Loop20View(Span<byte> bytes) => Sum<NetHeader.Size20>(bytes);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static uint Loop20ByHand(Span<byte> bytes)
    {
        var sum = 0u;
        while (bytes.Length >= 20)
        {
            ref var start = ref MemoryMarshal.GetReference(bytes);
            sum += UInt16(ref start, 2);
            sum += UInt16(ref start, 10);
            sum += UInt32(ref start, 12);
            start = ref Unsafe.Add(ref start, 20);
            bytes = MemoryMarshal.CreateSpan(ref start, bytes.Length - 20);
        }

        return sum;
    }

    /// <summary>Asks for fields that the 12-byte layout has, and for one that it does not have.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static uint Ask12View(Span<byte> bytes)
    {
        var header = new NetHeader(bytes, LayoutSelection.Of<NetHeader.Size12>());
        var sum = (uint)header.HdrLen;
        if (header.HasNumBuffers)
            sum += header.NumBuffers;
        if (header.HasHashValue)
            sum += header.HashValue;
        if (header.TryGetHashReport(out var report))
            sum += report;
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static uint Ask12ByHand(Span<byte> bytes)
    {
        ref var start = ref Start(bytes, 12);
        return (uint)UInt16(ref start, 2) + UInt16(ref start, 10);
    }

    /// <summary>Writes all fields of the 12-byte layout.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Write12View(Span<byte> bytes, ushort value)
    {
        var header = new NetHeader(bytes, LayoutSelection.Of<NetHeader.Size12>());
        header.Flags = NetHeaderFlags.NeedsCsum;
        header.GsoType = GsoType.None;
        header.HdrLen = value;
        header.GsoSize = value;
        header.CsumStart = value;
        header.CsumOffset = value;
        header.NumBuffers = 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Write12ByHand(Span<byte> bytes, ushort value)
    {
        ref var start = ref Start(bytes, 12);
        start = 1;
        Unsafe.Add(ref start, 1) = 0;
        SetUInt16(ref start, 2, value);
        SetUInt16(ref start, 4, value);
        SetUInt16(ref start, 6, value);
        SetUInt16(ref start, 8, value);
        SetUInt16(ref start, 10, 1);
    }

    /// <summary>A layout that is known at run time only: no twin, it is the price of not closing a loop.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static uint ReadSelected(Span<byte> bytes, LayoutSelection layout)
    {
        var header = new NetHeader(bytes, layout);
        return (uint)header.Flags + (uint)header.GsoType + header.HdrLen + header.GsoSize + header.CsumStart + header.CsumOffset +
            header.NumBuffers;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Sum<TLayout>(Span<byte> bytes)
        where TLayout : struct, ILayout
    {
        var sum = 0u;
        while (bytes.Length >= 20)
        {
            var header = new NetHeader(bytes, LayoutSelection.Of<TLayout>());
            sum += header.HdrLen;
            if (header.HasNumBuffers)
                sum += header.NumBuffers;
            sum += header.HashValue;
            bytes = bytes[20..];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte Start(Span<byte> bytes, int size)
    {
        if (bytes.Length < size)
            ThrowTooShort(bytes.Length, size, "NetHeader");
        return ref MemoryMarshal.GetReference(bytes);
    }

    private static ushort UInt16(ref byte start, int offset) => Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref start, offset));

    private static uint UInt32(ref byte start, int offset) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, offset));

    private static void SetUInt16(ref byte start, int offset, ushort value) => Unsafe.WriteUnaligned(ref Unsafe.Add(ref start, offset), value);

    private static ushort Swapped(ref byte start, int offset) => BinaryPrimitives.ReverseEndianness(UInt16(ref start, offset));

    [DoesNotReturn]
    private static void ThrowTooShort(int length, int size, string header) =>
        throw new ArgumentException($"{header} takes {size} bytes, and only {length} were given.");
}
