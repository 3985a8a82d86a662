namespace LayoutGen.Tests;

/// <summary>Something outside the project that a test compares it with.</summary>
internal enum Peer
{
    /// <summary>The C compiler, and the headers of the Linux kernel.</summary>
    Gcc,

    /// <summary>What NativeAOT links with, and the disassembler.</summary>
    NativeAot,
}
