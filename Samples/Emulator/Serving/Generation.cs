namespace Emulator.Serving;

/// <summary>What happened from one set-up of a device's queues to the next.</summary>
/// <param name="Features">What was negotiated, hexadecimal.</param>
/// <param name="Ring">The format of the rings.</param>
/// <param name="ByteOrder">The byte order of rings and headers.</param>
/// <param name="HeaderSize">The size of the header before a packet, in bytes.</param>
internal sealed record Generation(string Features, string Ring, string ByteOrder, int HeaderSize)
{
    public List<QueueRecord> Queues { get; } = [];

    /// <summary>What the peer did that it must not.</summary>
    public List<string> Errors { get; } = [];
}
