using LayoutGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LayoutGen.Generator.Tests;

/// <summary>Attributes that are written alike are bound once, unless the same words mean something else.</summary>
public sealed class WrittenAttributesTests
{
    private const string Three = "static class Number { public const int Value = 3; }";

    private const string Elsewhere =
        "public static class Number { public const int Value = 2; } namespace A { public " + Three + " }";

    /// <summary>Two files, in the first of which a symbol is defined. Its header has two bytes, and that of the second has three.</summary>
    public static TheoryData<string, string, string> Files => new()
    {
        { "the type has a member of that name", Header("First"), Header("Second", $"private {Three}") },
        { "the containing type has one", Header("First"), $"public static partial class Outer {{ private {Three} {Header("Second")} }}" },
        { "the namespace has one", Header("First"), $"namespace A; {Header("Second")}" },
        { "a namespace around has one", Header("First"), $"namespace A.Inner; {Header("Second")}" },
        { "the namespace has an alias", $"namespace C {{ {Header("First")} }}", $"namespace C {{ using Number = A.Number; {Header("Second")} }}" },
        { "the file has a type", $"namespace D {{ {Header("First")} }}", $"namespace D {{ file {Three} {Header("Second")} }}" },
        {
            "each file has a type",
            $"namespace D {{ file {Three.Replace('3', '2')} {Header("First")} }}",
            $"namespace D {{ file {Three} {Header("Second")} }}"
        },
        {
            "the file decides about an alias",
            $"namespace C {{\n#if !FIRST\nusing Number = A.Number;\n#endif\n{Header("First")} }}",
            $"namespace C {{\n#if !FIRST\nusing Number = A.Number;\n#endif\n{Header("Second")} }}"
        },
        {
            "the file decides about a word",
            Header("First", length: "\n#if FIRST\n2\n#else\n3\n#endif\n"),
            Header("Second", length: "\n#if FIRST\n2\n#else\n3\n#endif\n")
        },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void SameWords(string description, string first, string second)
    {
        Assert.NotEmpty(description);
        Assert.Equal([2, 3], Sizes(first, second));
    }

    [Fact]
    public void OrderDoesNotMatter() =>
        Assert.Equal([3, 2], Sizes(Header("First", $"private {Three}"), Header("Second")));

    [Fact]
    public async Task Mistake_StandsWhereItIsMade() => await DeclarationCheck.Reports("LG1003 LG1003", """
        [VirtioHeader] public readonly ref partial struct First { public partial byte X { get; } [When([|15|])] public partial byte Y { get; } }
        [VirtioHeader] public readonly ref partial struct Second { public partial byte X { get; } [When([|15|])] public partial byte Y { get; } }
        """);

    private static string Header(string name, string members = "", string length = "Number.Value") => $$"""
        [VirtioHeader] public readonly ref partial struct {{name}} { [FixedLength({{length}})] public partial Span<byte> X { get; } {{members}} }
        """;

    private static IEnumerable<int> Sizes(string first, string second)
    {
        var compilation = Sample.Compile(Elsewhere).AddSyntaxTrees(Parse("#define FIRST\n", first, "Sample1.cs"), Parse("", second, "Sample2.cs"));
        return GeneratorRun.Of(compilation).Files
            .OrderBy(file => file.Key.Contains("Second", StringComparison.Ordinal))
            .Select(file => file.Value.Split("MaximumSize = ")[1][0] - '0');
    }

    private static SyntaxTree Parse(string directive, string source, string path) =>
        CSharpSyntaxTree.ParseText($"{directive}{Sample.Usings}{source}", Sample.ParseOptions, path);
}
