using LayoutGen.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LayoutGen.Generator.Tests.Harness;

/// <summary>The analyzer of declarations beside the generator, as in a build.</summary>
internal static class DeclarationCheck
{
    /// <summary>Asserts what is reported, and that the generator says nothing and does not fail, whatever it is given.</summary>
    /// <returns>The messages.</returns>
    public static async Task<IReadOnlyList<string>> Reports(string ids, string markup, params IEnumerable<MetadataReference> references)
    {
        var (source, spans) = Markup.Parse(markup);
        var compilation = Sample.Compile(source, references);
        var driver = GeneratorRun.NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var failures);
        Assert.Empty(failures);
        GeneratorRun.Result(driver);

        var diagnostics = (await updated.WithAnalyzers([new DeclarationAnalyzer()]).GetAnalyzerDiagnosticsAsync())
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ToList();
        Assert.Equal(
            ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Zip(spans, (id, span) => $"{id} '{source.Substring(span.Start, span.Length)}' at {span.Start}"),
            diagnostics.Select(diagnostic => Describe(diagnostic, source)));
        return diagnostics.ConvertAll(diagnostic => diagnostic.GetMessage(null));
    }

    private static string Describe(Diagnostic diagnostic, string source)
    {
        var span = diagnostic.Location.SourceSpan;
        var start = span.Start - Sample.Usings.Length;
        return $"{diagnostic.Id} '{source.Substring(start, span.Length)}' at {start}";
    }
}
