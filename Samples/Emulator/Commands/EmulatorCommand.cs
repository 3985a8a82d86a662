using System.CommandLine;
using System.CommandLine.Invocation;

namespace Emulator.Commands;

/// <summary>The program: what it can be asked for, and what it answers to a shell.</summary>
internal sealed class EmulatorCommand : RootCommand
{
    /// <summary>A file, a frame or a result is not as it should be.</summary>
    public const int BadInput = 1;

    /// <summary>The command line is not as it should be.</summary>
    public const int BadUsage = 2;

    public EmulatorCommand()
        : base(
            "Moves captured traffic through virtio queues, driver and device in one process, with separate and with merged framing. " +
            $"Without a command: run. Exit codes: 0 done, {BadInput} bad input or a failed transfer, {BadUsage} bad usage.")
    {
        var run = new RunCommand();
        Subcommands.Add(run);
        Subcommands.Add(new FeaturesCommand());
        Subcommands.Add(new LayoutCommand());
        Subcommands.Add(new ServeCommand());
        Subcommands.Add(new CostCommand());
        foreach (var option in run.Options)
            Options.Add(option);
        Action = run.Action;
    }

    /// <summary>Runs the program.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        var parsed = new EmulatorCommand().Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var parseError in parsed.Errors)
                error.WriteLine($"emulator: {parseError.Message}");
            error.WriteLine("Try 'emulator --help'.");
            return BadUsage;
        }
        try
        {
            return parsed.Invoke(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is EmulatorException or IOException)
        {
            error.WriteLine($"emulator: {exception.Message}");
            return BadInput;
        }
    }
}
