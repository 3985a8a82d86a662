using LayoutGen.Analyzers.Tests.Shapes;
using LayoutGen.Tests;

namespace LayoutGen.Analyzers.Tests;

/// <summary>LG2040 on every shape of a guard's body.</summary>
public sealed class GuardBodyTests
{
    [Theory, MemberData(nameof(GuardShapes.All), MemberType = typeof(GuardShapes))]
    public async Task Reports_guards_that_claim_too_much(string name, string members)
    {
        Assert.NotEmpty(name);
        await AnalyzerCheck.Reports("LG2040", Sample.InClass($"NegotiatedFeatures F {{ get; }}\n{members}"));
    }

    [Fact]
    public async Task The_gate_of_the_runtime_is_what_it_claims()
    {
        var gate = "using System;\n" + File.ReadAllText(RepositoryFiles.Path("Runtime/Features/NegotiatedFeatures.cs"));
        Assert.Empty(await AnalyzerCheck.Run(gate));
        var mistaken = gate.Replace("Has(Feature.AnyLayout)", "Has((Feature)15)", StringComparison.Ordinal);
        Assert.Equal("LG2040", Assert.Single(await AnalyzerCheck.Run(mistaken)).Id);
    }
}
