using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LayoutGen.Analyzers.Tests.Table;

/// <summary>An analyzer that comes with the SDK with which the tests were built.</summary>
internal static class PeerAnalyzer
{
    private static readonly ImmutableDictionary<string, string> Settings = new Dictionary<string, string>
    {
        ["build_property.TargetFramework"] = "net10.0",
        ["build_property.TargetFrameworkIdentifier"] = ".NETCoreApp",
        ["build_property.TargetFrameworkVersion"] = "v10.0",
        ["build_property._SupportedPlatformList"] = "Linux,macOS,Windows",
        ["build_property.EnableTrimAnalyzer"] = "true",
    }.ToImmutableDictionary();

    /// <summary>Platform compatibility, CA1416.</summary>
    public static string Platforms { get; } = Path("SdkAnalyzers", "Microsoft.CodeAnalysis.NetAnalyzers.dll");

    /// <summary>Trimming, IL2026.</summary>
    public static string Trimming { get; } = Path("TrimmingAnalyzers", "ILLink.RoslynAnalyzer.dll");

    public static DiagnosticAnalyzer Load(Dialect dialect)
    {
        var (path, name) = dialect == Dialect.Platforms
            ? (Platforms, "Microsoft.NetCore.Analyzers.InteropServices.PlatformCompatibilityAnalyzer")
            : (Trimming, "ILLink.RoslynAnalyzer.DynamicallyAccessedMembersAnalyzer");
        return (DiagnosticAnalyzer)Activator.CreateInstance(Assembly.LoadFrom(path).GetType(name, throwOnError: true)!)!;
    }

    /// <summary>Everything that the compiler and an analyzer report.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Run(DiagnosticAnalyzer analyzer, CSharpCompilation compilation)
    {
        var diagnostics = await Prepare(analyzer, compilation).GetAllDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        return diagnostics;
    }

    /// <summary>An analyzer over a compilation, one body after the other, so that its own time can be told from the compiler's.</summary>
    public static CompilationWithAnalyzers Prepare(DiagnosticAnalyzer analyzer, CSharpCompilation compilation) => compilation.WithAnalyzers(
        [analyzer],
        new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new Provider(new GlobalOptions())),
            onAnalyzerException: null,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: true));

    private static string Path(string folder, string file) => System.IO.Path.Combine(
        typeof(PeerAnalyzer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == folder).Value!,
        file);

    private sealed class GlobalOptions : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            Settings.TryGetValue(key, out value);
    }

    private sealed class Provider(AnalyzerConfigOptions options) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => options;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => options;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => options;
    }
}
