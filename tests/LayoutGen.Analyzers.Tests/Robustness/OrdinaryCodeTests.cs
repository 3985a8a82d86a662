using LayoutGen.Analyzers.Flow;
using LayoutGen.Generator;
using LayoutGen.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LayoutGen.Analyzers.Tests.Robustness;

/// <summary>Every body of this repository is followed to its end, and the analyzers have nothing to say about the runtime library.</summary>
public sealed class OrdinaryCodeTests
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly IEnumerable<MetadataReference> Platform =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("LayoutGen.Analyzers.Tests", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path));

    [Theory]
    [InlineData("Generator")]
    [InlineData("Analyzers")]
    [InlineData("Runtime")]
    [InlineData("Samples")]
    [InlineData("tests/LayoutGen.Runtime.Tests")]
    public void Solves_every_body_with_or_without_features(string folder)
    {
        var compilation = Compile(folder);
        var contracts = Contracts.From(compilation)!;
        var bodies = compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax)
            .Select(node => Solved.Of(node, compilation.GetSemanticModel(tree), contracts))).OfType<Solved>().ToList();
        Assert.True(bodies.Count > 20, $"{bodies.Count} bodies");
        Assert.All(bodies, body => Assert.InRange(body.Visits ?? int.MaxValue, 1, 16 * body.Blocks));
    }

    [Fact]
    public async Task Reports_nothing_on_the_runtime_library()
    {
        var driver = CSharpGeneratorDriver.Create([new LayoutGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(Compile("Runtime", "LayoutGen.dll"), out var compilation, out _);
        Assert.Empty(await AnalyzerCheck.RunOnAnything(compilation));
    }

    private static CSharpCompilation Compile(string folder, string? withoutAssembly = null) => CSharpCompilation.Create(
        "LayoutGen",
        Directory.EnumerateFiles(RepositoryFiles.Path(folder), "*.cs", SearchOption.AllDirectories)
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
