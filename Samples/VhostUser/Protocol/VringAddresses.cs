using System.Runtime.InteropServices;

namespace VhostUser.Protocol;

/// <summary>Where a queue's areas lie, in addresses of the front-end's process.</summary>
/// <param name="Index">The queue.</param>
/// <param name="Flags">Whether writes are logged, which is not offered.</param>
/// <param name="Descriptors">The descriptor table or ring.</param>
/// <param name="Used">What the device writes.</param>
/// <param name="Available">What the driver writes.</param>
/// <param name="Log">Where writes would be logged.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct VringAddresses(uint Index, uint Flags, ulong Descriptors, ulong Used, ulong Available, ulong Log);
