namespace LayoutGen.Memory;

/// <summary>The order of the bytes of an integer in shared memory (virtio 1.4, 1.4).</summary>
public enum ByteOrder
{
    /// <summary>Least significant byte first: always so with <c>VERSION_1</c>, and for a legacy guest that is little-endian.</summary>
    LittleEndian,

    /// <summary>Most significant byte first: a legacy guest that is big-endian (virtio 1.4, 2.7.3).</summary>
    BigEndian,
}
