using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>Applies a fix to a source, one place at a time and all at once, and compares what comes out.</summary>
internal static class FixCheck
{
    /// <summary>Asserts what a fix makes of a source; the same text for a place where the fix must not be offered.</summary>
    public static async Task Fixes<TAnalyzer, TFix>(
        string id, string before, string after, string? title = null, CompilerDiagnostics complaints = CompilerDiagnostics.Errors)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var isOffered = before != after;
        var marked = before.Replace("[|", "{|" + id + ":", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal);
        var test = new RuleTest<TAnalyzer, TFix>
        {
            TestCode = marked,
            FixedCode = isOffered ? after : marked,
            CodeActionEquivalenceKey = title,
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            CompilerDiagnostics = complaints,
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck,
            NumberOfIncrementalIterations = isOffered ? null : 0,
            NumberOfFixAllIterations = isOffered ? null : 0,
        };
        test.TestState.AdditionalReferences.AddRange(Sample.References);
        await test.RunAsync();
    }

    private sealed class RuleTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview);

        protected override CompilationOptions CreateCompilationOptions() =>
            ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithAllowUnsafe(true);
    }
}
