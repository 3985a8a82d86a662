using System.Runtime.InteropServices;

namespace VhostUser.Protocol;

/// <summary>How every message begins, in the byte order of the machine.</summary>
/// <param name="Request">What is asked for, or replied to.</param>
/// <param name="Flags">Version and kind.</param>
/// <param name="PayloadSize">How many bytes follow.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct MessageHeader(Request Request, MessageFlags Flags, uint PayloadSize)
{
    /// <summary>The header's size in bytes.</summary>
    public const int Size = 12;
}
