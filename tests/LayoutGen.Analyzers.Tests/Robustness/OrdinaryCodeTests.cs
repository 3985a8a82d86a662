using LayoutGen.Analyzers.Flow;
using LayoutGen.Generator;
using LayoutGen.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit.Abstractions;

namespace LayoutGen.Analyzers.Tests.Robustness;

/// <summary>
/// Ordinary code, this repository's and others', is followed to its end in every body, whether or not it has to do with features, and the
/// analyzers have nothing to say about it.
/// </summary>
/// <remarks>
/// LAYOUTGEN_SOURCES names folders of other sources, between colons, for example the unpacked source packages of a distribution. What they
/// reference need not be there.
/// </remarks>
public sealed class OrdinaryCodeTests(ITestOutputHelper output)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly IEnumerable<MetadataReference> Platform =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("LayoutGen.Analyzers.Tests", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path));

    public static TheoryData<string> Folders =>
    [
        .. new[] { "Generator", "Analyzers", "Runtime", "Samples" }.Select(RepositoryFiles.Path),
        .. (Environment.GetEnvironmentVariable("LAYOUTGEN_SOURCES") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
    ];

    [Theory, MemberData(nameof(Folders))]
    public void Solves_every_body(string folder) => Solve(folder);

    /// <summary>The tests of the library do on purpose what the analyzers report.</summary>
    [Fact]
    public void Solves_every_body_of_tests() => Solve(RepositoryFiles.Path("tests/LayoutGen.Runtime.Tests"));

    /// <summary>With every rule reported that the analyzers have, whatever its severity.</summary>
    [Theory, MemberData(nameof(Folders))]
    public async Task Reports_nothing(string folder)
    {
        var isRuntime = folder == RepositoryFiles.Path("Runtime");
        var driver = CSharpGeneratorDriver.Create([new LayoutGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(Compile(folder, isRuntime ? "LayoutGen.dll" : null), out var compilation, out _);
        Assert.Empty(await AnalyzerCheck.RunOnAnything(compilation));
    }

    private void Solve(string folder)
    {
        var compilation = Compile(folder);
        var contracts = Contracts.From(compilation)!;
        var bodies = compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax)
            .Select(node => Solved.Of(node, compilation.GetSemanticModel(tree), contracts))).OfType<Solved>().ToList();
        Assert.True(bodies.Count > 20, $"{bodies.Count} bodies");
        Assert.All(bodies, body => Assert.InRange(body.Visits ?? int.MaxValue, 1, 16 * body.Blocks));
        output.WriteLine($"{compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count):N0} lines, {bodies.Count:N0} bodies");
    }

    private static CSharpCompilation Compile(string folder, string? withoutAssembly = null) => CSharpCompilation.Create(
        "LayoutGen",
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .Append("""
                global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
                global using System.Threading; global using System.Threading.Tasks; global using Xunit;
                """)
            .Select(source => CSharpSyntaxTree.ParseText(source, ParseOptions)),
        Platform.Where(reference => withoutAssembly is null || Path.GetFileName(reference.Display) != withoutAssembly),
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
}
