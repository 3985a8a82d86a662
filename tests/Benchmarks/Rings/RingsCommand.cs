using System.CommandLine;
using System.Globalization;

namespace LayoutGen.Benchmarks.Rings;

/// <summary>
/// <c>rings</c>: a buffer's whole life, from the driver to the device and back, in our rings under both compilers, in the same algorithm
/// in C, and in what others have written.
/// </summary>
internal static class RingsCommand
{
    private const int FullRounds = 7;
    private const int QuickRounds = 2;

    private static readonly Option<bool> s_quick = new("--quick") { Description = "A fraction of the work, in two rounds." };
    private static readonly Option<string> s_only = new("--only")
    {
        Description = "Only works whose name has all these words, as in \"receive split 64\".",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<int?> s_rounds = new("--rounds") { Description = "How often everything is run, seven times by itself." };
    private static readonly Option<string> s_cpus = new("--cpus")
    {
        Description = "The processors of driver and device.",
        DefaultValueFactory = _ => "0,1",
    };

    private static readonly Option<string?> s_kernel = new("--kernel") { Description = "A folder with the kernel's source." };
    private static readonly Option<string?> s_qemu = new("--qemu") { Description = "A folder with QEMU's source." };
    private static readonly Option<string?> s_json = new("--json") { Description = "A file for all samples." };
    private static readonly Option<string?> s_markdown = new("--markdown") { Description = "A document whose block is replaced." };

    public static int Run(IReadOnlyList<string> arguments)
    {
        var command = new RootCommand("Measures rings and packet paths, next to those that others have written.")
        {
            s_quick, s_only, s_rounds, s_cpus, s_kernel, s_qemu, s_json, s_markdown,
        };
        s_cpus.Validators.Add(result =>
        {
            if (Processors(result.GetValueOrDefault<string>()).Length != 2)
                result.AddError("--cpus wants two numbers, as in 0,1.");
        });
        s_rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
                result.AddError("--rounds wants a number from 1 on.");
        });
        command.SetAction(result => RingsRun.Run(Options(result)));
        return command.Parse(arguments).Invoke();
    }

    private static RingsOptions Options(ParseResult result)
    {
        var isQuick = result.GetValue(s_quick);
        var cpus = Processors(result.GetValue(s_cpus));
        return new(
            isQuick,
            result.GetValue(s_only)!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            result.GetValue(s_rounds) ?? (isQuick ? QuickRounds : FullRounds),
            cpus[0],
            cpus[1],
            result.GetValue(s_kernel),
            result.GetValue(s_qemu),
            result.GetValue(s_json),
            result.GetValue(s_markdown));
    }

    private static int[] Processors(string? text) =>
    [
        .. (text ?? "")
            .Split(',')
            .Select(number => int.TryParse(number, CultureInfo.InvariantCulture, out var cpu) ? cpu : -1)
            .Where(cpu => cpu >= 0)
    ];
}
