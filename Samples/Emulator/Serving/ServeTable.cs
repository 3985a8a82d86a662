using System.Globalization;
using Spectre.Console;

namespace Emulator.Serving;

/// <summary>What a driver does with the queues of a served device, shown while it does it.</summary>
internal static class ServeTable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Serves, and shows the books until that ends.</summary>
    public static void ShowWhile(IAnsiConsole console, ServeRecorder recorder, Action serve) =>
        console.Live(Draw(recorder.Queues)).Start(live =>
        {
            var serving = Task.Factory.StartNew(serve, TaskCreationOptions.LongRunning);
            while (Task.WaitAny([serving], s_interval) < 0)
                live.UpdateTarget(Draw(recorder.Queues));
            live.UpdateTarget(Draw(recorder.Queues));
            serving.GetAwaiter().GetResult();
        });

    public static Table Draw(IReadOnlyList<QueueRecord> queues)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Queue");
        foreach (var title in new[] { "Chains", "Packets", "Bytes" })
            table.AddColumn(title, column => column.RightAligned());
        table.AddColumn("Most frequent cut");
        foreach (var queue in queues)
            table.AddRow(
                queue.Name,
                queue.Chains.ToString("N0", CultureInfo.InvariantCulture),
                queue.Packets.ToString("N0", CultureInfo.InvariantCulture),
                queue.Bytes.ToString("N0", CultureInfo.InvariantCulture),
                queue.MostFrequentShape);
        return table;
    }
}
