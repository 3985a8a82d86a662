using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace LayoutGen.Generator.Tests.Harness;

/// <summary>
/// The generator over a project, twice: what it makes compiles without a complaint, its models hold on to nothing of the compiler,
/// and an edit that has nothing to do with declarations makes it do nothing again.
/// </summary>
internal sealed class GeneratorRun
{
    private readonly Compilation _compilation;

    private GeneratorRun(Compilation compilation, GeneratorRunResult result)
    {
        _compilation = compilation;
        Files = result.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());
    }

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>The project with what was generated, for other projects to refer to.</summary>
    public CompilationReference Reference => _compilation.ToMetadataReference();

    public static GeneratorRun Of(string source, params IEnumerable<MetadataReference> references) =>
        Of(Sample.Compile(source, references));

    public static GeneratorRun Of(CSharpCompilation compilation)
    {
        var driver = NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var failures);
        Assert.Empty(failures);
        Assert.Empty(Complaints(updated));
        var result = Result(driver);
        ModelGraph.AssertHoldsNoSymbols(TrackedSteps.Models(result));

        TrackedSteps.AssertNothingIsNew(Result(driver.RunGenerators(EditElsewhere(compilation))));
        return new(updated, result);
    }

    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new LayoutGenerator().AsSourceGenerator()],
        parseOptions: Sample.ParseOptions,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorRunResult Result(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return result;
    }

    /// <summary>Loads the project, and those that it refers to.</summary>
    public Assembly Load(params IEnumerable<GeneratorRun> others)
    {
        var context = new AssemblyLoadContext(_compilation.AssemblyName);
        foreach (var other in others)
            other.LoadInto(context);
        return LoadInto(context);
    }

    /// <summary>The project as another sees it on disk; the public surface alone is what a build hands from project to project.</summary>
    public MetadataReference Emitted(bool publicSurfaceOnly) => MetadataReference.CreateFromImage(
        Emit(new(metadataOnly: publicSurfaceOnly, includePrivateMembers: !publicSurfaceOnly)));

    private Assembly LoadInto(AssemblyLoadContext context) => context.LoadFromStream(new MemoryStream(Emit(new())));

    private byte[] Emit(EmitOptions options)
    {
        using var image = new MemoryStream();
        Assert.Empty(_compilation.Emit(image, options: options).Diagnostics.Where(IsComplaint));
        return image.ToArray();
    }

    private static CSharpCompilation EditElsewhere(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees[0];
        return compilation
            .ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText().Replace(0, 0, "// An edit.\n")))
            .AddSyntaxTrees(Sample.Parse("internal static class Elsewhere;", "Elsewhere.cs"));
    }

    private static IEnumerable<Diagnostic> Complaints(Compilation compilation) => compilation.GetDiagnostics().Where(IsComplaint);

    /// <summary>Samples themselves need no documentation; what is generated does.</summary>
    private static bool IsComplaint(Diagnostic diagnostic) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning
        && !(diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree!.FilePath.StartsWith("Sample", StringComparison.Ordinal));
}
