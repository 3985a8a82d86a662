namespace LayoutGen.Peers.Tests.FrontEnd;

/// <summary>A descriptor of an indirect table (virtio 1.4, 2.7.5 and 2.8.7).</summary>
/// <param name="Address">The element's address.</param>
/// <param name="Length">Its length.</param>
/// <param name="Flags">All flags.</param>
/// <param name="Next">The next entry in the table of a split ring; in a packed one nobody reads it.</param>
internal readonly record struct TableEntry(ulong Address, uint Length, ushort Flags = 0, ushort Next = 0);
