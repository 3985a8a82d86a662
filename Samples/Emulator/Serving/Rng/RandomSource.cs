using System.Security.Cryptography;
using LayoutGen.Devices;

namespace Emulator.Serving.Rng;

/// <summary>Fills buffers with random bytes, up to a limit; the used length says how many they are (virtio 1.4, 5.4.6).</summary>
internal sealed class RandomSource : IRequestHandler<EntropyPacket.DeviceSide>
{
    private readonly byte[] _bytes = new byte[65_536];

    public int? Handle(EntropyPacket.DeviceSide packet)
    {
        var bytes = _bytes.AsSpan(0, (int)Math.Min(packet.BytesLength, _bytes.Length));
        RandomNumberGenerator.Fill(bytes);
        return packet.TryWrite(bytes) ? bytes.Length : null;
    }
}
