namespace LayoutGen.Devices;

/// <summary>How a zone may be written (virtio 1.4, 5.2.6).</summary>
public enum BlkZoneType : byte
{
    /// <summary>In any order.</summary>
    Conv = 1,

    /// <summary>One sector behind the other.</summary>
    Swr = 2,

    /// <summary>In any order, and better one sector behind the other.</summary>
    Swp = 3,
}
