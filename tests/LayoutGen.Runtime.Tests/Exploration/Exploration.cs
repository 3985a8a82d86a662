namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>What an exploration saw.</summary>
/// <param name="States">How many states in which a side had a choice.</param>
/// <param name="Steps">How many steps led from one state to another.</param>
/// <param name="Places">How many places in their programs the sides got to.</param>
/// <param name="IsExhaustive">Whether that is all there is: else it was too much, or it ended with a finding.</param>
/// <param name="Outcomes">What both sides said when they ended.</param>
/// <param name="Finding">What went wrong, with all steps to it; null if nothing did.</param>
internal sealed record Exploration(
    int States, long Steps, int Places, bool IsExhaustive, IReadOnlySet<string> Outcomes, string? Finding);
