using System.Globalization;
using System.Text.Json.Serialization;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace Emulator.Serving;

/// <summary>What a driver did with one queue.</summary>
/// <param name="index">The queue's number.</param>
/// <param name="name">What it is for, and of which pair.</param>
internal sealed class QueueRecord(int index, string name)
{
    /// <summary>A driver that cuts every buffer in a new way fills no memory.</summary>
    private const int MaxShapes = 4096;

    private const string OtherShapes = "other";
    private const string Indirect = "IND ";
    private const int ShortestRun = 4;
    private const int LongestShape = 1024;

    private long _mostFrequentCount;

    public int Index => index;

    public string Name => name;

    /// <summary>Buffers that the driver made available and the device used.</summary>
    public long Chains { get; set; }

    /// <summary>Packets that were moved.</summary>
    public long Packets { get; set; }

    /// <summary>Bytes that were moved, without headers.</summary>
    public long Bytes { get; set; }

    /// <summary>How the driver cut its buffers, and how often.</summary>
    public Dictionary<string, long> Shapes { get; } = [];

    /// <summary>The cut that came most often so far; any thread may read it, as the counts.</summary>
    [JsonIgnore]
    public string MostFrequentShape { get; private set; } = "";

    /// <summary>Counts the buffers of a packet.</summary>
    public void CountChains<TPacket>(TPacket packet)
        where TPacket : struct, IDevicePacket<TPacket>, allows ref struct
    {
        for (DeviceBuffer? buffer = packet.Buffer; buffer is not null; buffer = buffer.Next)
            CountChain(buffer.Elements, buffer.IsIndirect);
    }

    private void CountChain(ReadOnlySpan<RingElement> elements, bool isIndirect)
    {
        Chains++;
        var shapes = Shapes.GetAlternateLookup<ReadOnlySpan<char>>();
        var shape = Describe(elements, isIndirect, stackalloc char[LongestShape]);
        if (!shapes.ContainsKey(shape) && Shapes.Count >= MaxShapes)
            shape = OtherShapes;
        var count = shapes.TryGetValue(shape, out var before) ? before + 1 : 1;
        shapes[shape] = count;
        if (count <= _mostFrequentCount)
            return;
        _mostFrequentCount = count;
        if (!shape.SequenceEqual(MostFrequentShape))
            MostFrequentShape = shape.ToString();
    }

    /// <summary>Counts a packet.</summary>
    public void CountPacket(int bytes)
    {
        Packets++;
        Bytes += bytes;
    }

    /// <summary>
    /// A buffer's cut: <c>R12+R42</c>, in an indirect table <c>IND R12+R42</c>; equal elements one after the other as <c>17xW4096</c>.
    /// </summary>
    private static ReadOnlySpan<char> Describe(ReadOnlySpan<RingElement> elements, bool isIndirect, Span<char> text)
    {
        var start = isIndirect ? Indirect.Length : 0;
        Indirect.AsSpan(0, start).CopyTo(text);
        var length = start;
        while (!elements.IsEmpty)
        {
            var (first, run) = (elements[0], 1);
            while (run < elements.Length && (elements[run].Length, elements[run].DeviceWrites) == (first.Length, first.DeviceWrites))
                run++;
            if (run < ShortestRun)
                run = 1;
            var room = text[length..];
            if (!room.TryWrite(
                CultureInfo.InvariantCulture,
                $"{(length > start ? "+" : "")}{(run > 1 ? $"{run}x" : "")}{(first.DeviceWrites ? 'W' : 'R')}{first.Length}",
                out var written))
                return OtherShapes;
            length += written;
            elements = elements[run..];
        }

        return text[..length];
    }
}
