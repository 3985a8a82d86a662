using LayoutGen.Cost;
using LayoutGen.Memory;
using LayoutGen.Queues;

namespace Emulator.Observation;

/// <summary>A packet that a device wrote or read.</summary>
/// <param name="Buffers">The buffers that it took.</param>
internal sealed record MovedPacket(IReadOnlyList<MovedBuffer> Buffers)
{
    /// <summary>Finds the ranges that were moved: bytes fill elements from the first on.</summary>
    /// <typeparam name="TPacket">The device's view of a packet.</typeparam>
    /// <param name="packet">The packet.</param>
    /// <param name="from">The ranges that were counted before.</param>
    /// <param name="to">Those that were counted after.</param>
    /// <returns>The packet.</returns>
    /// <exception cref="EmulatorException">Another number of ranges was counted.</exception>
    public static MovedPacket Of<TPacket>(TPacket packet, AccessTotal from, AccessTotal to)
        where TPacket : struct, IDevicePacket<TPacket>, allows ref struct
    {
        var bytes = to.Bytes - from.Bytes;
        List<MovedBuffer> buffers = [];
        for (DeviceBuffer? buffer = packet.Buffer; buffer is not null; buffer = buffer.Next)
        {
            List<ObservedElement> transfers = [];
            foreach (var element in buffer.Elements)
            {
                if (bytes == 0)
                    break;
                transfers.Add(new((int)Math.Min(bytes, element.Length), element.DeviceWrites));
                bytes -= transfers[^1].Length;
            }
            buffers.Add(new([.. buffer.Elements], transfers));
        }
        var explained = buffers.Sum(buffer => buffer.Transfers.Count);
        return explained == to.Count - from.Count && bytes == 0
            ? new(buffers)
            : throw new EmulatorException($"The device moved {to.Count - from.Count} ranges, and its buffers' elements explain {explained}.");
    }
}
