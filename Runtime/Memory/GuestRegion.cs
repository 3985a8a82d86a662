using Microsoft.Win32.SafeHandles;

namespace LayoutGen.Memory;

/// <summary>A part of guest-physical memory that lies in a file which another process shares.</summary>
/// <param name="Address">The guest-physical address of the first byte.</param>
/// <param name="Length">The number of bytes.</param>
/// <param name="File">The file, open for reading and writing. It is not kept.</param>
/// <param name="Offset">Where the part begins in the file, in bytes.</param>
public readonly record struct GuestRegion(ulong Address, ulong Length, SafeFileHandle File, ulong Offset = 0);
