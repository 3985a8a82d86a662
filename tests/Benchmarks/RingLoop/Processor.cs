using System.Runtime.InteropServices;

namespace LayoutGen.RingLoop;

/// <summary>Where a thread runs.</summary>
internal static partial class Processor
{
    /// <summary>Binds the calling thread to a processor, on Linux.</summary>
    /// <param name="number">Its number, below 64.</param>
    public static void Bind(int number)
    {
        var mask = 1UL << number;
        if (!OperatingSystem.IsLinux() || SetAffinity(0, sizeof(ulong), mask) != 0)
            throw new InvalidOperationException($"No thread can be bound to processor {number}: error {Marshal.GetLastPInvokeError()}.");
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetAffinity(int thread, nuint size, in ulong mask);
}
