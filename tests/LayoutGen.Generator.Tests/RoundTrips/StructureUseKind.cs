namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>The ways to use a structure's bytes.</summary>
internal enum StructureUseKind
{
    /// <summary>An integer is read.</summary>
    Read,

    /// <summary>An integer is written.</summary>
    Write,

    /// <summary>Whether a field exists is asked.</summary>
    Ask,

    /// <summary>The size with a counted tail is asked.</summary>
    Measure,

    /// <summary>Reserved bytes are cleared.</summary>
    Clear,
}
