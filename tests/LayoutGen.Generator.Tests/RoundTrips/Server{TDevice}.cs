using LayoutGen.Queues;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>Our device: it takes what was sent, and gives an answer.</summary>
/// <param name="readHeaders">The bytes of headers that it reads.</param>
/// <param name="headers">The headers that it writes.</param>
/// <param name="payload">The payload that it writes.</param>
internal struct Server<TDevice>(int readHeaders, byte[] headers, ReadOnlyMemory<byte> payload) : IDeviceLoop<TDevice>
    where TDevice : struct, IDevicePacket<TDevice>, allows ref struct
{
    public byte[] Received { get; private set; } = [];

    void IDeviceLoop<TDevice>.Run<TLayout, TRing>(DeviceQueue<TDevice, TLayout, TRing> queue)
    {
        Assert.True(queue.TryGetAvailable(out var packet), $"{queue.Fault}");
        var room = new byte[packet.Buffer.ReadableLength];
        Assert.True(packet.Buffer.TryRead(room, out var length));
        Received = [.. packet.Buffer.Header(0, readHeaders), .. room[..length]];
        headers.CopyTo(packet.Buffer.Header(readHeaders, headers.Length));
        Assert.True(packet.Buffer.TryWrite(payload.Span));
        queue.MakeUsed(packet);
        queue.Publish();
    }
}
