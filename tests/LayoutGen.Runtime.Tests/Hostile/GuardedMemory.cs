using System.Runtime.InteropServices;
using LayoutGen.Memory;
using Microsoft.Win32.SafeHandles;

namespace LayoutGen.Runtime.Tests.Hostile;

/// <summary>
/// Guest memory whose regions each stand between two pages that nobody may touch: an access outside ends the process, where between
/// canaries a read would go unnoticed. On Linux only; elsewhere there are no walls.
/// </summary>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    private const int Page = 4096;
    private const int NoAccess = 0;
    private const int PrivateAndAnonymous = 0x22;
    private static readonly nint s_failed = -1;

    private readonly GuestRange[] _ranges;
    private readonly List<nint> _walls = [];
    private readonly SafeFileHandle _file = File.OpenHandle(
        Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, FileOptions.DeleteOnClose);

    /// <param name="ranges">The regions: multiples of 4096.</param>
    public GuardedMemory(params GuestRange[] ranges)
    {
        _ranges = ranges;
        RandomAccess.SetLength(_file, ranges.Sum(range => range.Length));
        Memory = OperatingSystem.IsLinux() ? MapBetweenWalls() : Map();
    }

    public GuestMemory Memory { get; }

    /// <summary>Where the regions are in this process.</summary>
    public IEnumerable<(nint Start, uint Length)> Places => _ranges.Select(range => (PlaceOf(Memory, range), range.Length));

    /// <summary>All bytes of all regions.</summary>
    public byte[] Snapshot() => [.. _ranges.SelectMany(range => Memory.GetSpan(range).ToArray())];

    public void Dispose()
    {
        Memory.Dispose();
        foreach (var wall in _walls)
            UnmapPages(wall, Page);
        _file.Dispose();
    }

    // The kernel puts a mapping into the highest gap that it fits in. So gaps of the right size are made between walls, and whatever
    // went into a higher gap stays there until every region lies in one of these.
    private GuestMemory MapBetweenWalls()
    {
        var gaps = new HashSet<(nint Start, uint Length)>();
        var elsewhere = new List<GuestMemory>();
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            foreach (var range in _ranges)
                gaps.Add((MakeGap(range.Length), range.Length));
            var memory = Map();
            if (_ranges.All(range => gaps.Contains((PlaceOf(memory, range), range.Length))))
            {
                elsewhere.ForEach(other => other.Dispose());
                return memory;
            }

            elsewhere.Add(memory);
        }

        throw new InvalidOperationException("The kernel maps nothing where there is room between the walls.");
    }

    private nint MakeGap(uint length)
    {
        var wall = MapPages(0, length + (2 * Page), NoAccess, PrivateAndAnonymous, -1, 0);
        if (wall == s_failed)
            throw new InvalidOperationException($"No wall could be made: error {Marshal.GetLastPInvokeError()}.");
        UnmapPages(wall + Page, length);
        _walls.Add(wall);
        _walls.Add(wall + Page + (nint)length);
        return wall + Page;
    }

    private GuestMemory Map()
    {
        var regions = new GuestRegion[_ranges.Length];
        var offset = 0UL;
        for (var i = 0; i < regions.Length; i++)
        {
            regions[i] = new(_ranges[i].Address, _ranges[i].Length, _file, offset);
            offset += _ranges[i].Length;
        }

        return GuestMemory.Map(regions);
    }

    private static nint PlaceOf(GuestMemory memory, GuestRange range)
    {
        fixed (byte* start = memory.GetSpan(range))
            return (nint)start;
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint MapPages(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int UnmapPages(nint address, nuint length);
}
