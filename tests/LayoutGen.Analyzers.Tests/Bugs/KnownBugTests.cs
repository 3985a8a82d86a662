using LayoutGen.Analyzers.Tests.Rules;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Tests.Bugs;

/// <summary>
/// Bugs of real drivers and devices, each as a few lines of C#: reported at the place between bars by the rule beside it, and by none
/// once it is fixed. The first column names the public issue, pull request, commit or advisory.
/// </summary>
public sealed class KnownBugTests
{
    [Theory, MemberData(nameof(NetKvmBugs.All), MemberType = typeof(NetKvmBugs))]
    public Task Windows_drivers(string bug, string rule, string wrong, string right) => Check(bug, rule, wrong, right);

    [Theory, MemberData(nameof(DeviceModelBugs.All), MemberType = typeof(DeviceModelBugs))]
    public Task Device_models(string bug, string rule, string wrong, string right) => Check(bug, rule, wrong, right);

    [Theory, MemberData(nameof(GuestBugs.All), MemberType = typeof(GuestBugs))]
    public Task Guest_drivers(string bug, string rule, string wrong, string right) => Check(bug, rule, wrong, right);

    [Theory, MemberData(nameof(AdvisoryBugs.All), MemberType = typeof(AdvisoryBugs))]
    public Task Advisories_and_libraries(string bug, string rule, string wrong, string right) => Check(bug, rule, wrong, right);

    [Fact]
    public void Are_thirty_at_least()
    {
        var bugs = new[] { NetKvmBugs.All, DeviceModelBugs.All, GuestBugs.All, AdvisoryBugs.All }.SelectMany(family => family);
        Assert.InRange(bugs.Select(bug => bug[0]).Distinct().Count(), 30, int.MaxValue);
    }

    private static async Task Check(string bug, string rule, string wrong, string right)
    {
        Assert.NotEmpty(bug);
        await AnalyzerCheck.Reports(rule, Driver.InClass(wrong));
        var remaining = await AnalyzerCheck.Run(Driver.InClass(right));
        Assert.Empty(remaining.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info));
    }
}
