using LayoutGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.Text;

namespace LayoutGen.Generator.Tests;

/// <summary>An edit, and the declarations whose files are written anew. That other edits write nothing is asserted by every run.</summary>
public sealed class CachingTests
{
    private const string Source = """
        [VirtioFeatures]
        public enum F { A = 0, B = 1 }

        [VirtioHeader]
        public readonly ref partial struct Used { public partial byte X { get; } [When(F.A)] public partial byte Y { get; } }

        /// <summary>Lonely.</summary>
        [VirtioHeader]
        public readonly ref partial struct Lonely { public partial ushort Z { get; } }

        [VirtioPacket]
        public readonly ref partial struct Packet
        {
            [DeviceReads] public partial Used Header { get; }
            [DeviceReads] public partial Payload Data { get; }
        }

        internal static class Other { public static int Answer => 42; }
        """;

    [Theory]
    [InlineData("Answer => 42", "Answer => 43", "")]
    [InlineData("ushort Z", "uint Z", "Lonely")]
    [InlineData("ref partial struct Lonely", "ref partial struct Single", "Single")]
    [InlineData("partial byte X", "partial sbyte X", "Packet Used")]
    [InlineData("[When(F.A)]", "[When(F.B)]", "Packet Used")]
    [InlineData("Payload Data", "Payload Body", "Packet")]
    [InlineData("B = 1", "B = 2", "F")]
    [InlineData("A = 0", "A = 2", "F Packet Used")]
    [InlineData("<summary>Lonely.", "<summary>Alone.", "")]
    public void Edit_RewritesOnlyWhatItConcerns(string before, string after, string rewritten)
    {
        var compilation = Sample.Compile(Source);
        var driver = GeneratorRun.NewDriver().RunGenerators(compilation);
        var tree = compilation.SyntaxTrees[0];
        var text = tree.GetText();
        var position = text.ToString().IndexOf(before, StringComparison.Ordinal);
        var edited = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.Replace(new TextSpan(position, before.Length), after)));

        var names = TrackedSteps.Rewritten(GeneratorRun.Result(driver.RunGenerators(edited)));
        Assert.Equal(rewritten, string.Join(' ', names.Order()));
    }
}
