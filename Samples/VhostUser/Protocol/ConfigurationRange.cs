using System.Runtime.InteropServices;

namespace VhostUser.Protocol;

/// <summary>A range of the configuration space; its bytes follow.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Flags">Why it is written.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct ConfigurationRange(uint Offset, uint Length, uint Flags)
{
    /// <summary>The description's size in bytes.</summary>
    public const int Size = 12;

    /// <summary>The bytes that a configuration space has at most.</summary>
    public const int MaxSpace = 256;
}
