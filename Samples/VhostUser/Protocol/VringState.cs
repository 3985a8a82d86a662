using System.Runtime.InteropServices;

namespace VhostUser.Protocol;

/// <summary>A number about a queue.</summary>
/// <param name="Index">The queue.</param>
/// <param name="Value">The number.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct VringState(uint Index, uint Value);
