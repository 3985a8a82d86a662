namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>A side's program, with all places that the exploration got to.</summary>
internal sealed class Side
{
    private readonly Func<Func<string>> _program;
    private readonly Dictionary<string, Place> _marked = [];

    /// <param name="name">For reports.</param>
    /// <param name="program">Prepares a run, and returns the run, which returns its outcome.</param>
    public Side(string name, Func<Func<string>> program)
    {
        Name = name;
        _program = program;
        var replay = Replay.Run(program, []);
        Preparation = replay.Preparation;
        Start = Chain(replay.Steps, []);
    }

    public string Name { get; }

    public IReadOnlyList<Step> Preparation { get; }

    public Place Start { get; }

    /// <summary>How many places are known.</summary>
    public int Places { get; private set; }

    /// <summary>The place behind a step.</summary>
    /// <param name="place">The place before it.</param>
    /// <param name="answer">What a question was answered with, else 0.</param>
    public Place After(Place place, ulong answer)
    {
        if (!place.Next.TryGetValue(answer, out var next))
        {
            ulong[] answers = [.. place.Answers, answer];
            next = place.Next[answer] = Chain(Replay.Run(_program, answers).Steps, answers);
        }

        return next;
    }

    // All steps up to the next question follow without an answer, or to a mark that is known.
    private Place Chain(List<Step> steps, ulong[] answers)
    {
        var known = steps.FindIndex(step => step.Kind == StepKind.Mark && _marked.ContainsKey(step.Text));
        var behind = known < 0 ? null : _marked[steps[known].Text];
        foreach (var step in steps.Take(known < 0 ? steps.Count : known).Reverse())
            if (step.Kind == StepKind.Mark)
                _marked.Add(step.Text, behind!);
            else
                behind = new Place(Places++, step, answers, behind);

        return behind!;
    }
}
