using System.Collections.Immutable;
using LayoutGen.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LayoutGen.Analyzers.Tests;

/// <summary>Runs all analyzers over a source and compares what they report with its markup.</summary>
internal static class AnalyzerCheck
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(RequirementAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Asserts that a rule reports what the markup encloses, and nothing else, and that no analyzer fails.</summary>
    public static async Task Reports(string id, string markup)
    {
        var (source, expected) = Markup.Parse(markup);
        var diagnostics = await Run(source);
        var reported = diagnostics.Where(diagnostic => diagnostic.Id == id).Select(diagnostic => diagnostic.Location.SourceSpan).Order();
        Assert.Equal(expected, reported);
    }

    /// <summary>Everything the analyzers report on a source that compiles.</summary>
    public static Task<ImmutableArray<Diagnostic>> Run(string source) => Run(Sample.Compile(source));

    /// <summary>Everything the analyzers report on a compilation without errors.</summary>
    public static Task<ImmutableArray<Diagnostic>> Run(Compilation compilation)
    {
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return RunOnAnything(compilation);
    }

    /// <summary>Everything the analyzers report on a compilation that may have errors; the analyzers themselves must not fail.</summary>
    public static async Task<ImmutableArray<Diagnostic>> RunOnAnything(Compilation compilation)
    {
        var diagnostics = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        return diagnostics;
    }
}
