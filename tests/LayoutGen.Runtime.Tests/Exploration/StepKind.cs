namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>What a side can do that the other may notice.</summary>
internal enum StepKind
{
    Read,
    Write,
    Barrier,

    /// <summary>Rings the other side's bell, which stays rung until that side wakes up.</summary>
    Notify,

    /// <summary>Sleeps until the own bell is rung.</summary>
    Wait,

    /// <summary>Nothing that the other side could notice: tells all that the program remembers.</summary>
    Mark,

    /// <summary>Has done all it wanted.</summary>
    End,

    /// <summary>Found something wrong.</summary>
    Failure,
}
