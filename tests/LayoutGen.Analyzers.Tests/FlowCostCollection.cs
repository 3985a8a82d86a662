namespace LayoutGen.Analyzers.Tests;

/// <summary>Times are taken while no other test runs.</summary>
[CollectionDefinition(nameof(FlowCostTests), DisableParallelization = true)]
public sealed class FlowCostCollection;
