namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>A peer in one mode.</summary>
/// <param name="Mode">The mode, for a person.</param>
/// <param name="Options">What makes it: options of QEMU's device.</param>
/// <param name="Generations">What its drivers do, one after the other.</param>
internal sealed record PeerRow(string Mode, string Options, params PeerGeneration[] Generations)
{
    /// <summary>Features that the emulator does not offer.</summary>
    public string Off { get; init; } = "";

    /// <summary>Pairs of queues, and processors of the guest.</summary>
    public int Queues { get; init; } = 1;
}
