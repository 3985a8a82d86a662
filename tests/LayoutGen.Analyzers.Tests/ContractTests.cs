using LayoutGen.Analyzers.Rules;
using LayoutGen.Analyzers.Tests.Shapes;

namespace LayoutGen.Analyzers.Tests;

/// <summary>Contracts are held against what they are declared on. Square brackets with bars enclose what is reported.</summary>
public sealed class ContractTests
{
    [Theory, MemberData(nameof(PromiseShapes.All), MemberType = typeof(PromiseShapes))]
    public Task Promises(string name, string members) => Check(PromiseAnalyzer.Id, name, members);

    [Theory, MemberData(nameof(OverrideShapes.All), MemberType = typeof(OverrideShapes))]
    public Task Overrides(string name, string members) => Check(StricterOverrideAnalyzer.Id, name, members);

    private static async Task Check(string id, string name, string members)
    {
        Assert.NotEmpty(name);
        await AnalyzerCheck.Reports(id, Sample.InClass($"NegotiatedFeatures F {{ get; }}\n{members}"));
    }
}
