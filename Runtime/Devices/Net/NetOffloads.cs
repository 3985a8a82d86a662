namespace LayoutGen.Devices;

/// <summary>
/// The data of <see cref="NetControlClass.GuestOffloads"/> (virtio 1.4, 5.1.9.5.9): offloads by the numbers of their features, but
/// tunnels by 46 and 47.
/// </summary>
[VirtioHeader(Size = 8)]
public readonly ref partial struct NetOffloads
{
    /// <summary>The receive offloads to use, as bits.</summary>
    public partial ulong Offloads { get; set; }
}
