namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>
/// One run of a side's program from its beginning: what the memory answers is given, and where the answers end, the run does. A
/// program is synchronous code that does the same whenever it gets the same answers, so no thread is needed to explore it.
/// </summary>
internal sealed class Replay
{
    [ThreadStatic]
    private static Replay? _running;

    private readonly ulong[] _answers;
    private int _answered;
    private bool _isPrepared;
    private bool _omitsBarriers;

    private Replay(ulong[] answers) => _answers = answers;

    /// <summary>What the program wrote before it started, while nobody looked.</summary>
    public List<Step> Preparation { get; } = [];

    /// <summary>The steps behind the last answer, up to the first question that has none.</summary>
    public List<Step> Steps { get; } = [];

    /// <summary>Whether the running program leaves out its barriers from now on.</summary>
    public static bool OmitsBarriers
    {
        set => _running!._omitsBarriers = value;
    }

    /// <param name="program">Prepares a run, and returns the run, which returns its outcome.</param>
    /// <param name="answers">The answers to the program's questions.</param>
    public static Replay Run(Func<Func<string>> program, ulong[] answers)
    {
        var replay = _running = new(answers);
        try
        {
            var run = program();
            replay._isPrepared = true;
            replay.Steps.Add(new(StepKind.End, Text: run()));
        }
        catch (NoAnswerException)
        {
            // The last step is the question.
        }
        catch (InvalidOperationException mistake)
        {
            replay.Steps.Add(new(StepKind.Failure, Text: mistake.Message));
        }
        finally
        {
            _running = null;
        }

        return replay;
    }

    /// <summary>Tells of a step that needs no answer.</summary>
    public static void Do(Step step)
    {
        var replay = _running!;
        if (!replay._isPrepared)
            replay.Preparation.Add(step);
        else if (replay._answered == replay._answers.Length && !(replay._omitsBarriers && step.Kind == StepKind.Barrier))
            replay.Steps.Add(step);
    }

    /// <summary>Asks.</summary>
    public static ulong Ask(Step question)
    {
        var replay = _running!;
        if (replay._answered < replay._answers.Length)
            return replay._answers[replay._answered++];
        replay.Steps.Add(question);
        throw new NoAnswerException();
    }

    /// <summary>
    /// Tells all that the program will remember from here on. Places with the same text are one, however the program got there.
    /// </summary>
    public static void Mark(Func<object> state)
    {
        if (_running!._answered == _running._answers.Length)
            Do(new(StepKind.Mark, Text: LocalState.Describe(state())));
    }

    /// <summary>Wakes the other side up.</summary>
    public static void Notify() => Do(new(StepKind.Notify));

    /// <summary>Sleeps until the other side notifies.</summary>
    public static void Wait() => Ask(new(StepKind.Wait));

    private sealed class NoAnswerException : Exception;
}
