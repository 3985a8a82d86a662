namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>The partition table of a PC, in the first sector of a disk.</summary>
internal static class PartitionTable
{
    /// <summary>The bytes of a sector.</summary>
    public const int Sector = 512;

    private const int FirstEntry = 446;

    /// <summary>Writes a table of one partition.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="status">0x80 for the partition to boot.</param>
    /// <param name="kind">The partition's kind.</param>
    /// <param name="first">Its first sector.</param>
    /// <param name="count">Its sectors.</param>
    public static void Write(Stream disk, byte status, byte kind, int first, int count)
    {
        disk.Position = FirstEntry;
        // No cylinders; and the signature.
        disk.Write([status, 0, 0, 0, kind, 0, 0, 0, .. BitConverter.GetBytes(first), .. BitConverter.GetBytes(count)]);
        disk.Position = Sector - 2;
        disk.Write([0x55, 0xAA]);
    }
}
