namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>A rule of the specification about rings.</summary>
/// <param name="Section">Where it is in virtio 1.4.</param>
/// <param name="Text">The rule in our own words.</param>
/// <param name="Tests">The class of the test that holds it, or null if none can.</param>
/// <param name="Test">The test's name, or why no test can hold the rule.</param>
public sealed record RingRule(string Section, string Text, Type? Tests, string Test);
