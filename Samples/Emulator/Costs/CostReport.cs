namespace Emulator.Costs;

/// <summary>What <c>--json</c> writes.</summary>
/// <param name="Direction"><c>transmit</c> if rows are per sent packet; else, per received packet, it is left out.</param>
/// <param name="Rows">A row for each case.</param>
internal sealed record CostReport(string? Direction, IReadOnlyList<CostRow> Rows);
