namespace LayoutGen.RingLoop;

/// <summary>What is measured.</summary>
/// <param name="Kind"><c>ring</c>, or the packet path <c>receive</c> or <c>transmit</c>.</param>
/// <param name="IsPacked">Whether the ring is packed; else it is split.</param>
/// <param name="TwoThreads">Whether driver and device each have a thread; else they take turns.</param>
/// <param name="Batch">How many buffers are made available, taken, used and taken back at a time.</param>
/// <param name="HasEventIndex">Whether <c>VIRTIO_F_EVENT_IDX</c> is negotiated.</param>
/// <param name="Size">The bytes of a packet.</param>
/// <param name="Operations">How many buffers: a multiple of the batch.</param>
/// <param name="DriverCpu">The processor of the driver, and of both in one thread.</param>
/// <param name="DeviceCpu">The processor of the device.</param>
internal sealed record Job(
    string Kind,
    bool IsPacked,
    bool TwoThreads,
    int Batch,
    bool HasEventIndex,
    int Size,
    int Operations,
    int DriverCpu,
    int DeviceCpu)
{
    public const string Usage = "KIND FORMAT THREADS BATCH EVENT-INDEX SIZE OPERATIONS DRIVER-CPU DEVICE-CPU";

    public static Job? Parse(string[] arguments)
    {
        if (arguments is not [var kind, var format, .. var rest] || rest.Length != 7)
            return null;
        var numbers = Array.ConvertAll(rest, text => int.TryParse(text, out var number) ? number : -1);
        return numbers.Contains(-1)
            ? null
            : new(kind, format == "packed", numbers[0] == 2, numbers[1], numbers[2] != 0, numbers[3], numbers[4], numbers[5], numbers[6]);
    }
}
