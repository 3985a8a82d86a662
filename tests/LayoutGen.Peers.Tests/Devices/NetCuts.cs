namespace LayoutGen.Peers.Tests.Devices;

/// <summary>How our driver cuts what a network device receives and sends: frames of 42, 98 and 1514 bytes, in that order.</summary>
internal static class NetCuts
{
    public static (string Name, string Shapes)[] Merged { get; } = [("rx0", "W1526"), ("tx0", "R54, R110, R1526")];

    public static (string Name, string Shapes)[] Separate { get; } = [("rx0", "W12+W1514"), ("tx0", "R12+R42, R12+R98, R12+R1514")];

    public static (string Name, string Shapes)[] Indirect { get; } =
        [("rx0", "IND W12+W1514"), ("tx0", "IND R12+R42, IND R12+R98, IND R12+R1514")];

    // The short header has 10 bytes.
    public static (string Name, string Shapes)[] MergedShort { get; } = [("rx0", "W1524"), ("tx0", "R52, R108, R1524")];

    public static (string Name, string Shapes)[] SeparateShort { get; } = [("rx0", "W10+W1514"), ("tx0", "R10+R42, R10+R98, R10+R1514")];

    public static (string Name, string Shapes)[] IndirectShort { get; } =
        [("rx0", "IND W10+W1514"), ("tx0", "IND R10+R42, IND R10+R98, IND R10+R1514")];
}
