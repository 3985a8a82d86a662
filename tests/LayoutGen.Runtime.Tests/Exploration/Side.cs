namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>A side's program, with all places that the exploration got to.</summary>
internal sealed class Side
{
    private readonly Func<Func<string>> _program;

    /// <param name="name">For reports.</param>
    /// <param name="program">Prepares a run, and returns the run, which returns its outcome.</param>
    public Side(string name, Func<Func<string>> program)
    {
        Name = name;
        _program = program;
        var replay = Replay.Run(program, []);
        Preparation = replay.Preparation;
        Start = Place(replay.Steps, []);
    }

    public string Name { get; }

    public IReadOnlyList<Step> Preparation { get; }

    public Behaviour Start { get; }

    /// <summary>How many places are known.</summary>
    public int Places { get; private set; }

    /// <summary>The place behind a step.</summary>
    /// <param name="place">The place before it.</param>
    /// <param name="answer">What a question was answered with, else 0.</param>
    public Behaviour After(Behaviour place, ulong answer)
    {
        if (!place.Next.TryGetValue(answer, out var next))
        {
            ulong[] answers = [.. place.Answers, answer];
            next = place.Next[answer] = Place(Replay.Run(_program, answers).Steps, answers);
        }

        return next;
    }

    // All steps up to the next question follow without an answer.
    private Behaviour Place(List<Step> steps, ulong[] answers)
    {
        Behaviour? behind = null;
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            var place = new Behaviour(Places++, steps[i], answers);
            if (behind is not null)
                place.Next[0] = behind;
            behind = place;
        }

        return behind!;
    }
}
