using System.Runtime.CompilerServices;
using LayoutGen.Memory;

namespace LayoutGen.Workloads;

/// <summary>The full barrier of each kind of memory.</summary>
public static class Barriers
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void NativeBarrier() => NativeSharedMemory.FullBarrier();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void PlatformBarrier() => PlatformSharedMemory.FullBarrier();
}
