using LayoutGen.Analyzers.Tests.Bugs;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>Code that is being typed makes no rule fail, and none run for ever.</summary>
public sealed class UnfinishedRulesTests
{
    [Theory]
    [InlineData("var size = size; SplitRingLayout.UsedSize(size);")]
    [InlineData("var a = b; var b = a; SplitRingLayout.UsedSize(a); SplitRingLayout.UsedSize(b);")]
    [InlineData("device.Negotiate(table, FeatureSet.Of());")]
    [InlineData("ring.MakeAvailable(0, [new(), , new(0x1000)]);")]
    [InlineData("new RingAddresses(0x1001, );")]
    [InlineData("new NetHeader(stackalloc byte[], );")]
    [InlineData("if (offered.Has()) rx.Header.NumBuffers = ;")]
    public Task Survives(string statements) => AnalyzerCheck.RunOnAnything(Sample.Compile(Driver.InMethod(statements)));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Survives_every_bug_cut_off(int parts)
    {
        foreach (var bug in new[] { NetKvmBugs.All, DeviceModelBugs.All, GuestBugs.All, AdvisoryBugs.All }.SelectMany(family => family))
            if (bug is [_, _, string wrong, _])
                await AnalyzerCheck.RunOnAnything(Sample.Compile(Driver.InClass(wrong[..(wrong.Length / parts)])));
    }
}
