using LayoutGen.Analyzers.Tests.Shapes;

namespace LayoutGen.Analyzers.Tests;

/// <summary>LG2001 on every shape of guard. Square brackets with bars enclose what is reported.</summary>
public sealed class MergedFramingTests
{
    private const string Id = "LG2001";

    [Theory, MemberData(nameof(BranchShapes.All), MemberType = typeof(BranchShapes))]
    public Task Branches(string name, string statements) => Check(name, Sample.InMethod(statements));

    [Theory, MemberData(nameof(FeatureShapes.All), MemberType = typeof(FeatureShapes))]
    public Task Features(string name, string statements) => Check(name, Sample.InMethod(statements) + FeatureShapes.Vendor);

    [Theory, MemberData(nameof(ValueShapes.All), MemberType = typeof(ValueShapes))]
    public Task Values(string name, string statements) => Check(name, Sample.InMethod(statements));

    [Theory, MemberData(nameof(MaskShapes.All), MemberType = typeof(MaskShapes))]
    public Task Masks(string name, string statements) => Check(name, Sample.InMethod(statements));

    [Theory, MemberData(nameof(ContractShapes.All), MemberType = typeof(ContractShapes))]
    public Task Contracts(string name, string members) => Check(name, Sample.InClass(members));

    [Theory, MemberData(nameof(ControlShapes.All), MemberType = typeof(ControlShapes))]
    public Task Control(string name, string statements) => Check(name, Sample.InMethod(statements));

    [Theory, MemberData(nameof(FunctionShapes.All), MemberType = typeof(FunctionShapes))]
    public Task Functions(string name, string statements) => Check(name, Sample.InMethod(statements));

    [Theory, MemberData(nameof(LimitShapes.All), MemberType = typeof(LimitShapes))]
    public Task Limits(string name, string statements) => Check(name, Sample.InMethod(statements));

    [Theory, MemberData(nameof(MemberShapes.All), MemberType = typeof(MemberShapes))]
    public Task Members(string name, string members) => Check(name, Sample.InClass(members) + MemberShapes.Extensions);

    [Theory, MemberData(nameof(ViewShapes.All), MemberType = typeof(ViewShapes))]
    public Task Views(string name, string members) => Check(name, Sample.InClass(members));

    private static async Task Check(string name, string markup)
    {
        Assert.NotEmpty(name);
        await AnalyzerCheck.Reports(Id, markup);
    }
}
