using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LayoutGen.Generator.Tests.Harness;

/// <summary>A user's project: nullable on, documentation on, overflow checked, nothing unsafe.</summary>
internal static class Sample
{
    /// <summary>What every sample may name without ado.</summary>
    public const string Usings = """
        using System;
        using LayoutGen;
        using LayoutGen.Devices;
        using LayoutGen.Layouts;
        using LayoutGen.Memory;
        using LayoutGen.Queues;
        using LayoutGen.Rings;

        """;

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> s_references =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(FeatureSet).Assembly.Location)];

    public static CSharpCompilation Compile(string source, params IEnumerable<MetadataReference> references) =>
        Compile("Sample", [source], references);

    public static CSharpCompilation Compile(string name, IEnumerable<string> sources, IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create(
            name,
            sources.Select((source, index) => Parse(source, $"Sample{index}.cs")),
            [.. s_references, .. references],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, checkOverflow: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A project against other copies of the framework, as of another version: the compiler retargets its symbols.</summary>
    public static CSharpCompilation CompileForAnotherFramework(string name, string source) => Compile(name, [source], []).WithReferences(
        [.. Net100.ReferenceInfos.All.Select(info => MetadataReference.CreateFromImage(info.ImageBytes)), s_references[^1]]);

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(Usings + source, ParseOptions, path);
}
