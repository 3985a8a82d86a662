namespace Emulator.Transfer;

/// <summary>A direction, seen from the driver.</summary>
internal enum Direction
{
    Receive,
    Transmit,
}
