namespace Emulator.Costs;

/// <summary>What <c>--json</c> writes.</summary>
/// <param name="Rows">A row for each case.</param>
internal sealed record CostReport(IReadOnlyList<CostRow> Rows);
