using System.Reflection;
using System.Runtime.InteropServices;
using Basic.Reference.Assemblies;
using LayoutGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LayoutGen.Benchmarks.Generators;

/// <summary>A generator, and types for it.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Create">Makes the generator.</param>
/// <param name="Source">Declares types: pairs of them.</param>
internal sealed record MeasuredGenerator(string Name, Func<IIncrementalGenerator> Create, Func<int, string> Source)
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Preview);

    private static readonly IReadOnlyList<MetadataReference> s_references =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(FeatureSet).Assembly.Location)];

    public static MeasuredGenerator Ours { get; } = new("LayoutGen", () => new LayoutGenerator(), DeclarationSource.Declared);

    public static MeasuredGenerator Finding { get; } = Ours with { Name = "finding", Create = () => new FloorGenerator(makesMembers: false) };

    public static MeasuredGenerator Members { get; } = Ours with { Name = "with members", Create = () => new FloorGenerator(makesMembers: true) };

    public static MeasuredGenerator Json { get; } = new(
        "System.Text.Json",
        () => (IIncrementalGenerator)Activator.CreateInstance(
            Assembly.LoadFrom(JsonPath).GetType("System.Text.Json.SourceGeneration.JsonSourceGenerator", throwOnError: true)!)!,
        DeclarationSource.Json);

    public static MeasuredGenerator JsonWithAttributes { get; } =
        Json with { Name = "with attributes", Source = DeclarationSource.JsonWithAttributes };

    /// <summary>It comes with the SDK, beside the framework's reference assemblies.</summary>
    private static string JsonPath => Directory.EnumerateFiles(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../packs/Microsoft.NETCore.App.Ref"),
        "System.Text.Json.SourceGeneration.dll",
        SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();

    /// <summary>A project with the types, and with a file that has nothing to do with them.</summary>
    public CSharpCompilation Project(int pairs) => CSharpCompilation.Create(
        "Project",
        [CSharpSyntaxTree.ParseText(Source(pairs), s_options), Elsewhere("Edit() => 0")],
        s_references,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The project after an edit in the other file, inside a method.</summary>
    public static CSharpCompilation WithEditedMethod(CSharpCompilation project) => Edited(project, "Edit() => 1");

    /// <summary>The project after an edit in the other file that gives its method another name.</summary>
    public static CSharpCompilation WithRenamedMethod(CSharpCompilation project) => Edited(project, "Another() => 1");

    /// <summary>The project after an edit in the other file that declares a constant, on which anything could depend.</summary>
    public static CSharpCompilation WithNewConstant(CSharpCompilation project) =>
        Edited(project, "Another() => 1; public const int Constant = 1");

    public GeneratorDriver Driver() => CSharpGeneratorDriver.Create([Create().AsSourceGenerator()], parseOptions: s_options);

    private static CSharpCompilation Edited(CSharpCompilation project, string method) =>
        project.ReplaceSyntaxTree(project.SyntaxTrees[1], Elsewhere(method));

    private static SyntaxTree Elsewhere(string method) =>
        CSharpSyntaxTree.ParseText($"internal static class Elsewhere {{ public static int {method}; }}", s_options);
}
