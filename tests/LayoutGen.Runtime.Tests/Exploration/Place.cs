namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>
/// A place in a side's program: the step that comes next. The same answers lead to the same place, and so do others that leave the
/// program with the same memories; so two states of the world with a side in the same place have equal rings there.
/// </summary>
internal sealed class Place
{
    /// <param name="number">Its number among the places of the side.</param>
    /// <param name="step">The step.</param>
    /// <param name="answers">Answers that lead here.</param>
    /// <param name="behind">The place behind a step that is no question.</param>
    public Place(int number, Step step, ulong[] answers, Place? behind)
    {
        (Number, Step, Answers) = (number, step, answers);
        if (behind is not null)
            Next[0] = behind;
    }

    public int Number { get; }

    public Step Step { get; }

    public ulong[] Answers { get; }

    /// <summary>The places that are known to come next, by answer; 0 where the step is no question.</summary>
    public Dictionary<ulong, Place> Next { get; } = [];
}
