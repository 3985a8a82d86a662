namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>A part of the published matrix.</summary>
/// <param name="Title">The drivers, and the device.</param>
/// <param name="Text">What they do there.</param>
/// <param name="Rows">What was measured.</param>
/// <param name="Remark">What is to be said about it.</param>
internal sealed record PeerSection(string Title, string Text, IReadOnlyList<PeerRow> Rows, string Remark = "");
