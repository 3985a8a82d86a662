using Spectre.Console;

namespace Emulator.Reporting;

/// <summary>Shows how far a task is, where somebody is there to see it and the input is long enough to wait for.</summary>
internal static class LongTask
{
    private const long LongInput = 16 << 20;

    public static T Run<T>(TextWriter error, string title, long inputBytes, Func<Action<double>?, T> work)
    {
        if (inputBytes < LongInput || !Terminal.IsTerminal(error))
            return work(null);
        return Terminal.For(error).Progress().AutoClear(true).Start(progress =>
        {
            var task = progress.AddTask(title, maxValue: 1);
            return work(done => task.Value = done);
        });
    }
}
