namespace LayoutGen.Analyzers.Tests.Table;

/// <summary>What stands for one feature in a translation.</summary>
/// <param name="Test">The expression that tests it.</param>
/// <param name="Requires">The attribute that asks for it, without brackets.</param>
/// <param name="Guards">The attribute that claims it, without brackets.</param>
internal sealed record FeatureWords(string Test, string Requires, string Guards);
