namespace LayoutGen.Queues;

/// <summary>
/// How much of a buffer's payloads a packet uses, where one number does not say it: requests of several kinds in one queue, which the
/// device reads or writes (virtio 1.4, 5.2.6), or a payload of two pieces (5.1.9.8). What is not used has no descriptor.
/// </summary>
/// <param name="Read">The bytes of payload that the device shall read.</param>
/// <param name="Written">The bytes of payload that the device may write.</param>
public readonly record struct PayloadLengths(int Read, int Written)
{
    /// <summary>
    /// The bytes of the first piece of a payload that is marked <see cref="InTwoPiecesAttribute"/>: with separate framing the second one
    /// has a descriptor of its own. 0, which is the default, if there is one piece only.
    /// </summary>
    public int FirstPiece { get; init; }
}
