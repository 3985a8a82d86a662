using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Tests.Harness;

/// <summary>What the pipeline's steps did in a run.</summary>
internal static class TrackedSteps
{
    private static readonly string[] s_modelSteps = [StepNames.Features, StepNames.Headers, StepNames.Packets];

    /// <summary>The models that the pipeline keeps from run to run.</summary>
    public static IEnumerable<object> Models(GeneratorRunResult result) => Outputs(result).Select(output => output.Value);

    /// <summary>Parsing may run again, but must come to the same; then nothing is written again.</summary>
    public static void AssertNothingIsNew(GeneratorRunResult result)
    {
        Assert.All(Outputs(result), output => Assert.True(
            output.Reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, $"{output.Value} is {output.Reason}."));
        Assert.All(Reasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    /// <summary>Why files were written, or not.</summary>
    public static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result) =>
        result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason);

    private static IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorRunResult result) => s_modelSteps
        .Where(result.TrackedSteps.ContainsKey)
        .SelectMany(name => result.TrackedSteps[name])
        .SelectMany(step => step.Outputs);
}
