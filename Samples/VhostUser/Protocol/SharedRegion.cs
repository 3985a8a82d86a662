using System.Runtime.InteropServices;

namespace VhostUser.Protocol;

/// <summary>A region of the driver's memory.</summary>
/// <param name="GuestAddress">Its guest-physical address.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="UserAddress">Its address in the front-end's process.</param>
/// <param name="FileOffset">Where it begins in its file.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct SharedRegion(ulong GuestAddress, ulong Length, ulong UserAddress, ulong FileOffset)
{
    /// <summary>The description's size in bytes.</summary>
    public const int Size = 32;
}
