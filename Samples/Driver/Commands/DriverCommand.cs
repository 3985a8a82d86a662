using System.CommandLine;
using System.CommandLine.Invocation;
using LayoutGen;
using VhostUser;

namespace Driver.Commands;

/// <summary>The program: what it can be asked for, and what it answers to a shell.</summary>
internal sealed class DriverCommand : RootCommand
{
    /// <summary>A device, a file or a result is not as it should be.</summary>
    public const int BadInput = 1;

    /// <summary>The command line is not as it should be.</summary>
    public const int BadUsage = 2;

    public DriverCommand()
        : base(
            "Drives virtio devices that other programs have: over vhost-user, or those of a QEMU that it starts. It says what it " +
            "negotiates, how it cuts its buffers and why. " +
            $"Exit codes: 0 done, {BadInput} no such device or it failed, {BadUsage} bad usage.")
    {
        Subcommands.Add(new NetCommand());
        Subcommands.Add(new BlkCommand());
        Subcommands.Add(new RngCommand());
    }

    /// <summary>Runs the program.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        var parsed = new DriverCommand().Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var parseError in parsed.Errors)
                error.WriteLine($"driver: {parseError.Message}");
            error.WriteLine("Try 'driver --help'.");
            return BadUsage;
        }

        try
        {
            return parsed.Invoke(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (
            exception is DriverException or VhostUserException or FeatureNegotiationException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"driver: {exception.Message}");
            return BadInput;
        }
    }
}
