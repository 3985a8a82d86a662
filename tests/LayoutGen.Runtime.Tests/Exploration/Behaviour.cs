namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>
/// A place in a side's program: the step that comes next. Who got the same answers is in the same place, so places are a tree, and
/// two states of the world with both sides in the same places have equal rings.
/// </summary>
internal sealed class Behaviour(int number, Step step, ulong[] answers)
{
    public int Number => number;

    public Step Step => step;

    /// <summary>The answers so far.</summary>
    public ulong[] Answers => answers;

    /// <summary>The places that are known to come next, by answer; 0 where the step is no question.</summary>
    public Dictionary<ulong, Behaviour> Next { get; } = [];
}
