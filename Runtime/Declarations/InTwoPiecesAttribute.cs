namespace LayoutGen;

/// <summary>
/// A payload that the device reads, and whose two pieces have a descriptor each with separate framing: the address tables of a network
/// device's MAC_TABLE_SET (virtio 1.4, 5.1.9.8), a SCSI command and its data (5.2.6.3). A driver says where the second piece begins:
/// <see cref="Queues.PayloadLengths.FirstPiece"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InTwoPiecesAttribute : Attribute;
