namespace LayoutGen.Peers.Tests.Devices;

/// <summary>
/// How our driver cuts its requests to a block device: reads of 16, 1 and 4 sectors and of the device's name, writes of 16 and 5.
/// Merged, the status shares a descriptor with data that ends where it begins.
/// </summary>
internal static class BlkCuts
{
    public static (string Name, string Shapes)[] Merged { get; } =
        [("reads", "R16+W8193, R16+W512+W1, R16+W2048+W1, R16+W20+W1"), ("writes", "R8208+W1, R2576+W1")];

    public static (string Name, string Shapes)[] MergedIndirect { get; } =
        [("reads", "IND R16+W8193, IND R16+W512+W1, IND R16+W2048+W1, IND R16+W20+W1"), ("writes", "IND R8208+W1, IND R2576+W1")];

    /// <summary>Where each kind has its queue, it is not opened anew for what is read after the writes.</summary>
    public static (string Name, string Shapes)[] MergedQueues { get; } =
    [
        ("reads", "IND R16+W8193, IND R16+W512+W1, IND R16+W2048+W1, IND R16+W20+W1, IND R16+W2560+W1"),
        ("writes", "IND R8208+W1, IND R2576+W1"),
        ("flushes", "IND R16+W1"),
    ];

    public static (string Name, string Shapes)[] Separate { get; } =
        [("reads", "R16+W8192+W1, R16+W512+W1, R16+W2048+W1, R16+W20+W1"), ("writes", "R16+R8192+W1, R16+R2560+W1")];

    public static (string Name, string Shapes)[] Indirect { get; } =
    [
        ("reads", "IND R16+W8192+W1, IND R16+W512+W1, IND R16+W2048+W1, IND R16+W20+W1"),
        ("writes", "IND R16+R8192+W1, IND R16+R2560+W1"),
    ];
}
