namespace Emulator.Reporting;

/// <summary>What <c>--json</c> writes.</summary>
/// <param name="Runs">A row for each mode, direction and size class.</param>
public sealed record TransferReport(IReadOnlyList<TransferRow> Runs);
