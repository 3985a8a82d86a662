using LayoutGen.Memory;

namespace LayoutGen.Layouts;

/// <summary>The byte order of headers and rings.</summary>
public static class WireByteOrder
{
    /// <summary>
    /// Whether integers are big-endian: a modern interface is little-endian, a legacy one has the guest's own order (virtio 1.4, 2.7.3).
    /// </summary>
    /// <param name="features">What is negotiated.</param>
    /// <param name="guestByteOrder">The guest's byte order.</param>
    /// <returns>True on a legacy interface of a big-endian guest.</returns>
    public static bool IsBigEndian(this NegotiatedFeatures features, ByteOrder guestByteOrder) =>
        guestByteOrder == ByteOrder.BigEndian && !features.Has(Feature.Version1);
}
