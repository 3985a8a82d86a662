using LayoutGen.Analyzers.Tests.Shapes;

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
}
