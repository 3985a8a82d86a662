using System.Text.RegularExpressions;
using LayoutGen.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LayoutGen.Analyzers.Tests.Table;

/// <summary>Every shape, with the answers of our analyzer and of those that come with the SDK.</summary>
internal sealed class ShapeTable
{
    private static readonly Translation Shared = Translation.Shared();

    private readonly IReadOnlyList<Translation> _originals = [.. Shape.All.Select(Translation.Original)];

    private ShapeTable()
    {
    }

    public IReadOnlyList<Answer?> Ours { get; private set; } = [];

    public IReadOnlyList<Answer?> Platforms { get; private set; } = [];

    public IReadOnlyList<Answer?> Trimming { get; private set; } = [];

    public static async Task<ShapeTable> Make()
    {
        var table = new ShapeTable();
        var originals = Sample.Compile([.. table._originals.Select(original => original.Tree), Shared.Tree]);
        table.Ours = await Answers(MergedFramingRule.Id, table._originals, originals, new RequirementAnalyzer());
        var oneSet = await table.Ask(Dialect.OneSet, originals, new RequirementAnalyzer());
        var isAboutWhichSet = table.Ours.Zip(oneSet, (ours, translated) => ours != translated).ToList();
        table.Platforms = await Ask(Dialect.Platforms);
        table.Trimming = await Ask(Dialect.Trimming);
        return table;

        async Task<List<Answer?>> Ask(Dialect dialect) =>
            [.. (await table.Ask(dialect, originals, PeerAnalyzer.Load(dialect)))
                .Zip(isAboutWhichSet, (answer, isNot) => isNot ? null : answer)];
    }

    public string Write() => string.Join('\n', Shape.All.Select(Row));

    private string Row(Shape shape, int index)
    {
        var ours = shape.IsLimit ? $"limit: {Ours[index]}" : $"{Ours[index]}";
        return $"| {index + 1} | {shape.Title}: `{Code(shape)}` | {ours} | {Cell(Platforms[index])} | {Cell(Trimming[index])} |";
    }

    private static string Cell(Answer? answer) => answer?.ToString() ?? "n/a";

    /// <summary>One line, in which guard and use are words, with an exclamation mark behind a use that must be reported.</summary>
    private static string Code(Shape shape)
    {
        var code = shape.IsLimit ? Markup.Parse(shape.Code).Source : shape.Code;
        var words = Regex.Replace(code, @"\s+", " ")
            .Replace("[RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)]", "[REQUIRES]", StringComparison.Ordinal)
            .Replace("[GuardsFeature(Feature.Version1), GuardsFeature(Feature.AnyLayout)]", "[GUARDS]", StringComparison.Ordinal)
            .Replace("features.HasFreeFraming", "GUARD", StringComparison.Ordinal)
            .Replace("[|Merged|](features)", "USE!", StringComparison.Ordinal)
            .Replace("Merged(features)", "USE", StringComparison.Ordinal);
        return Regex.Replace(words, @"\[\|(.*?)\|\]", "$1!").Replace("|", "\\|", StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<Answer?>> Ask(Dialect dialect, CSharpCompilation originals, DiagnosticAnalyzer analyzer)
    {
        var translations = _originals.Select(original => original.To(dialect, originals)).ToList();
        var trees = translations.Append(Shared.To(dialect, originals)).OfType<Translation>().Select(translation => translation.Tree);
        var declarations = Sample.Parse(dialect.Declarations, "Dialect");
        return await Answers(dialect.Id, translations, Sample.Compile([.. trees, declarations]), analyzer);
    }

    private static async Task<IReadOnlyList<Answer?>> Answers(
        string id,
        IReadOnlyList<Translation?> translations,
        CSharpCompilation compilation,
        DiagnosticAnalyzer analyzer)
    {
        var diagnostics = await PeerAnalyzer.Run(analyzer, compilation);
        // A translation that does not compile is none: an attribute cannot stand there, or a name has no counterpart.
        var wrong = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Location.SourceTree)
            .ToHashSet();
        var reported = diagnostics.Where(diagnostic => diagnostic.Id == id).ToLookup(diagnostic => diagnostic.Location.SourceTree);
        return [.. translations.Select(shape => shape is null || wrong.Contains(shape.Tree)
            ? null
            : Answer.Of(reported[shape.Tree], shape.Expected))];
    }
}
