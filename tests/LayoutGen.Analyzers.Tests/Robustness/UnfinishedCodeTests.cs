using LayoutGen.Analyzers.Tests.Shapes;

namespace LayoutGen.Analyzers.Tests.Robustness;

/// <summary>Code that is being typed does not make an analyzer fail.</summary>
public sealed class UnfinishedCodeTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(1, 2)]
    [InlineData(4, 5)]
    public async Task Survives_every_shape_cut_off(int numerator, int denominator)
    {
        foreach (var statements in StatementShapes.Sources)
            await AnalyzerCheck.RunOnAnything(Sample.Compile(Sample.InMethod(statements[..(statements.Length * numerator / denominator)])));
    }
}
