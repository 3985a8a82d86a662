using System.Runtime.InteropServices;

namespace LayoutGen.RingLoop;

/// <summary>Where a thread runs, and how long it did.</summary>
internal static partial class Processor
{
    // CLOCK_THREAD_CPUTIME_ID.
    private const int ThreadCpuClock = 3;

    /// <summary>Binds the calling thread to a processor, on Linux.</summary>
    /// <param name="number">Its number, below 64.</param>
    public static void Bind(int number)
    {
        var mask = 1UL << number;
        if (!OperatingSystem.IsLinux() || SetAffinity(0, sizeof(ulong), mask) != 0)
            throw new InvalidOperationException($"No thread can be bound to processor {number}: error {Marshal.GetLastPInvokeError()}.");
    }

    /// <summary>The time that the calling thread has been on a processor, on Linux, in nanoseconds.</summary>
    public static double ThreadTime() => GetTime(ThreadCpuClock, out var time) == 0
        ? (time.Seconds * 1e9) + time.Nanoseconds
        : throw new InvalidOperationException($"The thread's clock cannot be read: error {Marshal.GetLastPInvokeError()}.");

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, out TimeSpecification time);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetAffinity(int thread, nuint size, in ulong mask);

    private readonly struct TimeSpecification
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
