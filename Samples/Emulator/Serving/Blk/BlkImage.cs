using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Emulator.Serving.Blk;

/// <summary>The file that holds the sectors of a block device.</summary>
internal sealed partial class BlkImage : IDisposable
{
    public const int SectorSize = 512;

    private const int KeepSize = 1;
    private const int PunchHole = 2;

    private static readonly byte[] s_zeroes = new byte[1 << 20];

    private readonly SafeFileHandle _file;

    public BlkImage(string path, bool isReadOnly)
    {
        Name = Path.GetFileName(path);
        IsReadOnly = isReadOnly;
        try
        {
            _file = File.OpenHandle(
                path,
                FileMode.Open,
                isReadOnly ? FileAccess.Read : FileAccess.ReadWrite,
                isReadOnly ? FileShare.Read : FileShare.None);
            Sectors = (ulong)RandomAccess.GetLength(_file) / SectorSize;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new EmulatorException($"{path}: cannot be opened{(isReadOnly ? "" : " to be written")}. {exception.Message}");
        }
    }

    /// <summary>The file's name, without its folder.</summary>
    public string Name { get; }

    public bool IsReadOnly { get; }

    /// <summary>How many whole sectors the file has.</summary>
    public ulong Sectors { get; }

    /// <summary>Whether a range is one of whole sectors that are all there.</summary>
    public bool Contains(ulong sector, ulong bytes) =>
        bytes % SectorSize == 0 && bytes / SectorSize <= Sectors && sector <= Sectors - (bytes / SectorSize);

    public bool TryRead(ulong sector, Span<byte> data)
    {
        if (!Contains(sector, (ulong)data.Length))
            return false;
        var offset = (long)sector * SectorSize;
        return Try(data, data =>
        {
            for (int count; data.Length > 0; data = data[count..], offset += count)
                if ((count = RandomAccess.Read(_file, data, offset)) == 0)
                    throw new EndOfStreamException();
        });
    }

    public bool TryWrite(ulong sector, ReadOnlySpan<byte> data) =>
        !IsReadOnly &&
        Contains(sector, (ulong)data.Length) &&
        Try(data, data => RandomAccess.Write(_file, data, (long)sector * SectorSize));

    /// <summary>
    /// Gives the room of sectors back to the file system: they read as zeroes then. Where the file system cannot, they stay as they are.
    /// </summary>
    /// <returns>Whether it did.</returns>
    public bool TryDiscard(ulong sector, uint count) =>
        !IsReadOnly &&
        Contains(sector, count * (ulong)SectorSize) &&
        (count == 0 || Allocate(_file, PunchHole | KeepSize, (long)sector * SectorSize, count * (long)SectorSize) == 0);

    /// <summary>Fills sectors with zeroes.</summary>
    public bool TryClear(ulong sector, uint count)
    {
        for (var rest = count * (ulong)SectorSize; rest > 0;)
        {
            var part = s_zeroes.AsSpan(0, (int)Math.Min(rest, (ulong)s_zeroes.Length));
            if (!TryWrite(sector, part))
                return false;
            sector += (ulong)part.Length / SectorSize;
            rest -= (ulong)part.Length;
        }

        return true;
    }

    /// <summary>Waits until all that was written would survive a loss of power.</summary>
    public bool TryFlush() => IsReadOnly || Try(0, _ => RandomAccess.FlushToDisk(_file));

    public void Dispose() => _file.Dispose();

    [LibraryImport("libc", EntryPoint = "fallocate")]
    private static partial int Allocate(SafeHandle file, int mode, long offset, long length);

    /// <summary>A disk that is full, or a file that became shorter, is no reason to end.</summary>
    private static bool Try<T>(T data, Action<T> transfer)
        where T : allows ref struct
    {
        try
        {
            transfer(data);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
