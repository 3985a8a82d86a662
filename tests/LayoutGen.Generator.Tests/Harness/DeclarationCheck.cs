using LayoutGen.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

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
        var expected = ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        Assert.Equal(expected.Count, spans.Count);
        Assert.Equal(
            expected.Zip(spans, (id, span) => Describe(id, span, source)),
            diagnostics.Select(diagnostic => Describe(diagnostic.Id, InSample(diagnostic.Location.SourceSpan), source)));
        return diagnostics.ConvertAll(diagnostic => diagnostic.GetMessage(null));
    }

    private static TextSpan InSample(TextSpan span) => new(span.Start - Sample.Usings.Length, span.Length);

    private static string Describe(string id, TextSpan span, string source) =>
        $"{id} '{source.Substring(span.Start, span.Length)}' at {span.Start}";
}
