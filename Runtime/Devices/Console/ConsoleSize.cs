namespace LayoutGen.Devices;

/// <summary>
/// The size that follows <see cref="ConsoleEvent.Resize"/> (virtio 1.4, 5.3.6.2). Linux read the two in the opposite order until
/// commit 5326ab737a47.
/// </summary>
[VirtioHeader(Size = 4)]
public readonly ref partial struct ConsoleSize
{
    /// <summary>Columns.</summary>
    public partial ushort Cols { get; set; }

    /// <summary>Rows.</summary>
    public partial ushort Rows { get; set; }
}
