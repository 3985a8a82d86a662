using System.Text;

namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>A disk that the firmware of a POWER machine boots: its only partition is a program in Forth.</summary>
internal static class ForthDisk
{
    private const byte PrepBoot = 0x41;
    private const int First = 64;
    private const int Size = 65_536;

    // 33 times the hash so far and the next byte, in 32 bits, is the hash of all that was loaded. What follows is a comment.
    private const string Program =
        """
        \ forth
        : hash 0 get-load-base 10000 bounds do 21 * i c@ + ffffffff and loop ;
        cr ." hash " hash u. cr
        \
        """;

    /// <summary>Writes a disk.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What the program says.</returns>
    public static string Write(string path)
    {
        var program = Program.ReplaceLineEndings("\n");
        var letters = new Random(Size).GetItems<char>("abcdefghijklmnopqrstuvwxyz", Size - program.Length - 1);
        var partition = Encoding.ASCII.GetBytes([.. program, ' ', .. letters]);
        using var disk = File.Create(path);
        PartitionTable.Write(disk, status: 0x80, PrepBoot, First, Size / PartitionTable.Sector);
        disk.Position = First * PartitionTable.Sector;
        disk.Write(partition);
        disk.SetLength(1 << 20);
        return $"hash {partition.Aggregate(0u, (hash, next) => unchecked((hash * 33) + next)):x}";
    }
}
