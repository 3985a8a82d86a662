using System.Text.RegularExpressions;
using LayoutGen.Tests;

namespace LayoutGen.Performance.Tests;

/// <summary>
/// A view whose layout is known to the compiler costs what code by hand with constant offsets costs: the compilers make the same
/// instructions of both, up to the return. What follows it is the throwing of an error, which differs in its arguments.
/// </summary>
public partial class MachineCodeTests
{
    /// <summary>Pairs of methods, and their branches: one to the error, and those that a loop has.</summary>
    private static readonly (string Name, int Branches)[] s_twins =
        [("Read12", 1), ("Read20", 1), ("Read10BigEndian", 1), ("Loop20", 2), ("Ask12", 1), ("Write12", 1)];

    private static readonly string[] s_branches = ["j", "call"];

    [Fact]
    public void The_just_in_time_compiler_makes_the_same_of_both()
    {
        var listing = Path.GetTempFileName();
        Workloads.Run(
            "dotnet",
            [Workloads.Assembly.Value],
            ("DOTNET_JitDisasm", "*View *ByHand *Barrier"),
            ("DOTNET_JitDisasmDiffable", "1"),
            ("DOTNET_JitStdOutFile", listing),
            ("DOTNET_TieredCompilation", "0"));
        var text = File.ReadAllText(listing);
        File.Delete(listing);

        IReadOnlyList<string> InstructionsOf(string type, string name) =>
            Instructions(Section(text, $"; Assembly listing for method LayoutGen.Workloads.{type}:{name}(", "\n; Assembly listing"));
        Compare(InstructionsOf);
        CheckBarriers(InstructionsOf);
    }

    [PeerFact(Peer.NativeAot)]
    public void NativeAot_makes_the_same_of_both()
    {
        var text = Workloads.Run("objdump", ["--disassemble", "--no-show-raw-insn", "--no-addresses", "-M", "intel", Workloads.Native.Value]);

        IReadOnlyList<string> InstructionsOf(string type, string name) => Instructions(Section(text, $"{type}__{name}>:", "\n\n"));
        Compare(InstructionsOf);
        CheckBarriers(InstructionsOf);
    }

    /// <summary>Only the barrier that reaches devices is a fence; a locked instruction, which is quicker, does for processors.</summary>
    private static void CheckBarriers(Func<string, string, IReadOnlyList<string>> instructionsOf)
    {
        string[] Barrier(string name) =>
            [.. instructionsOf("Barriers", name).Where(text => text.StartsWith("lock", StringComparison.Ordinal) || text == "mfence")];
        Assert.StartsWith("lock", Assert.Single(Barrier("NativeBarrier")), StringComparison.Ordinal);
        Assert.Equal(["mfence"], Barrier("PlatformBarrier"));
    }

    private static void Compare(Func<string, string, IReadOnlyList<string>> instructionsOf)
    {
        foreach (var (twin, branches) in s_twins)
        {
            var (view, byHand) = (instructionsOf("HeaderTwins", twin + "View"), instructionsOf("HeaderTwins", twin + "ByHand"));
            Assert.True(byHand.Count > 5, $"{twin}: only {byHand.Count} instructions were found.");
            Assert.True(view.SequenceEqual(byHand), $"{twin}:\n{string.Join('\n', view)}\n\nby hand:\n{string.Join('\n', byHand)}");
            Assert.True(view.Count(instruction => s_branches.Any(branch => instruction.StartsWith(branch, StringComparison.Ordinal))) <= branches, twin);
        }
    }

    /// <summary>The instructions of a method up to its first return, without labels, comments and places in memory.</summary>
    private static IReadOnlyList<string> Instructions(string section)
    {
        var instructions = section.Split('\n')
            .Select(line => Comment().Replace(line, "").Trim())
            .Where(line => Instruction().IsMatch(line) && !line.EndsWith(':'))
            .Select(line => Spaces().Replace(Target().Replace(line, "$1 there"), " "))
            .ToList();
        var end = instructions.FindIndex(instruction => instruction.StartsWith("ret", StringComparison.Ordinal));
        return instructions[..(end + 1)];
    }

    private static string Section(string text, string head, string end)
    {
        var start = text.IndexOf(head, StringComparison.Ordinal);
        Assert.True(start >= 0, $"The listing has no '{head}'.");
        start = text.IndexOf('\n', start);
        var stop = text.IndexOf(end, start, StringComparison.Ordinal);
        return text[start..(stop < 0 ? text.Length : stop)];
    }

    [GeneratedRegex(@"[;#].*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^[a-z]\w*(\s|$)")]
    private static partial Regex Instruction();

    [GeneratedRegex(@"^(j\w+|call)\s.*$")]
    private static partial Regex Target();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
