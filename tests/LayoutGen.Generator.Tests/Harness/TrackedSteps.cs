using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Tests.Harness;

/// <summary>What the pipeline's steps did in a run.</summary>
internal static class TrackedSteps
{
    private static readonly string[] s_modelSteps = [StepNames.Features, StepNames.Headers, StepNames.Configurations, StepNames.Packets];

    /// <summary>The models that the pipeline keeps from run to run.</summary>
    public static IEnumerable<object> Models(GeneratorRunResult result) => Outputs(result).Select(output => output.Value);

    /// <summary>Parsing may run again, but must come to the same; then nothing is written again.</summary>
    public static void AssertNothingIsNew(GeneratorRunResult result)
    {
        Assert.All(Outputs(result), output => Assert.True(
            output.Reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, $"{output.Value} is {output.Reason}."));
        Assert.Empty(Rewritten(result));
    }

    /// <summary>The names of the declarations whose files were written, not taken from the run before.</summary>
    public static IEnumerable<string> Rewritten(GeneratorRunResult result) => result.TrackedOutputSteps.Values
        .SelectMany(steps => steps)
        .Where(step => step.Outputs.Any(output => output.Reason != IncrementalStepRunReason.Cached))
        .SelectMany(step => step.Inputs)
        .Select(input => Name(input.Source.Outputs[input.OutputIndex].Value));

    private static string Name(object model) => model switch
    {
        FeatureEnumDeclaration features => features.Type.Name,
        HeaderDeclaration header => header.Type.Name,
        PacketDeclaration packet => packet.Type.Name,
        _ => throw new ArgumentException($"{model} is no declaration.", nameof(model)),
    };

    /// <summary>A declaration with a problem has no model.</summary>
    private static IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorRunResult result) => s_modelSteps
        .Where(result.TrackedSteps.ContainsKey)
        .SelectMany(name => result.TrackedSteps[name])
        .SelectMany(step => step.Outputs)
        .Where(output => output.Value is not null);
}
