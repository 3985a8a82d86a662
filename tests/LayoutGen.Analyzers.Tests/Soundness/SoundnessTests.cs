using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LayoutGen.Analyzers.Tests.Soundness;

/// <summary>
/// Runs programs written at random with every combination of features and inputs: wherever one of them merges without free framing,
/// there is a report.
/// </summary>
public sealed class SoundnessTests
{
    private const int Methods = 60;

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(37)]
    public async Task Reports_every_use_that_goes_wrong(int seed)
    {
        var source = Write(seed);
        var compilation = Sample.Compile(source);
        var reported = (await AnalyzerCheck.Run(compilation))
            .Where(diagnostic => diagnostic.Id == "LG2001")
            .Select(diagnostic => SiteAt(source, diagnostic.Location.SourceSpan))
            .ToHashSet();
        var wrong = Execute(compilation);
        Assert.NotEmpty(wrong);
        Assert.Empty(wrong.Except(reported).Select(site => $"site {site} merges without free framing and is not reported"));
    }

    private static string Write(int seed)
    {
        var methods = new List<string>();
        for (var (method, site) = (0, 0); method < Methods; method++)
        {
            var program = new RandomProgram((seed * 1000) + method);
            var body = program.Write(site);
            methods.Add($"public static void M{method}(NegotiatedFeatures f, NegotiatedFeatures g, bool x, bool y) {{ {body} }}");
            site = program.Sites;
        }
        return Machine.Source.Replace("/*methods*/", string.Join('\n', methods), StringComparison.Ordinal);
    }

    private static int SiteAt(string source, TextSpan name)
    {
        var start = source.IndexOf(", ", name.End, StringComparison.Ordinal) + 2;
        return int.Parse(source[start..source.IndexOf(')', start)], CultureInfo.InvariantCulture);
    }

    /// <summary>The uses that merged without free framing in some run.</summary>
    private static ImmutableHashSet<int> Execute(Compilation compilation)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        var machine = Assembly.Load(image.ToArray()).GetType("Machine")!;
        var wrong = machine.GetMethod("RunAll")!.Invoke(null, [Methods]);
        return [.. (IEnumerable<int>)wrong!];
    }
}
