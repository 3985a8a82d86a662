namespace LayoutGen.Peers.Tests.Devices;

/// <summary>How our driver cuts its commands: a receive mode of one byte, a table of three addresses and one of one.</summary>
internal static class ControlCuts
{
    public static (string Name, string Shapes) Merged { get; } = ("control", "R3+W1, R28+W1, R16+W1");

    public static (string Name, string Shapes) MergedIndirect { get; } = ("control", "IND R3+W1, IND R28+W1, IND R16+W1");

    public static (string Name, string Shapes) Separate { get; } = ("control", "R2+R1+W1, R2+R26+W1, R2+R14+W1");

    public static (string Name, string Shapes) Indirect { get; } = ("control", "IND R2+R1+W1, IND R2+R26+W1, IND R2+R14+W1");
}
