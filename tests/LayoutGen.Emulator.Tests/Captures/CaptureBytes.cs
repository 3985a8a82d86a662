using System.Buffers.Binary;

namespace LayoutGen.Emulator.Tests.Captures;

/// <summary>Writes capture files by hand, number by number, in either byte order.</summary>
internal sealed class CaptureBytes(bool isBigEndian = false)
{
    public const uint Microseconds = 0xA1B2C3D4;
    public const uint Nanoseconds = 0xA1B23C4D;

    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public CaptureBytes Add(params IEnumerable<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public CaptureBytes UInt16(int value)
    {
        var bytes = new byte[sizeof(ushort)];
        if (isBigEndian)
            BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        else
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        return Add(bytes);
    }

    public CaptureBytes UInt32(params ReadOnlySpan<uint> values)
    {
        var bytes = new byte[sizeof(uint)];
        foreach (var value in values)
        {
            if (isBigEndian)
                BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
            else
                BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
            _bytes.AddRange(bytes);
        }
        return this;
    }

    public CaptureBytes PcapHead(uint magic = Microseconds, uint linkType = 1) =>
        UInt32(magic).UInt16(2).UInt16(4).UInt32(0, 0, 262_144, linkType);

    public CaptureBytes PcapFrame(byte[] frame, uint? captured = null, uint? original = null) =>
        UInt32(1_700_000_000, 999_999, captured ?? (uint)frame.Length, original ?? (uint)frame.Length).Add(frame);

    public CaptureBytes Section() => Block(0x0A0D0D0A, body => body.UInt32(0x1A2B3C4D).UInt16(1).UInt16(0).UInt32(~0u, ~0u));

    public CaptureBytes Interface(int linkType = 1, uint snapLength = 0) =>
        Block(1, body => body.UInt16(linkType).UInt16(0).UInt32(snapLength));

    public CaptureBytes EnhancedPacket(byte[] frame, uint source = 0, uint? captured = null, uint? original = null) =>
        Block(6, body => body
            .UInt32(source, 7, 8, captured ?? (uint)frame.Length, original ?? (uint)frame.Length).Add(frame).Pad().Comment());

    public CaptureBytes SimplePacket(byte[] frame, uint? original = null) =>
        Block(3, body => body.UInt32(original ?? (uint)frame.Length).Add(frame).Pad());

    public CaptureBytes ObsoletePacket(byte[] frame, int source = 0) =>
        Block(2, body => body.UInt16(source).UInt16(0).UInt32(7, 8, (uint)frame.Length, (uint)frame.Length).Add(frame).Pad());

    public CaptureBytes Block(uint type, Action<CaptureBytes> write, uint? length = null, uint? lengthAgain = null)
    {
        var body = new CaptureBytes(isBigEndian);
        write(body);
        var total = (uint)body._bytes.Count + 12;
        return UInt32(type, length ?? total).Add(body._bytes).UInt32(lengthAgain ?? total);
    }

    private CaptureBytes Pad() => Add(new byte[-_bytes.Count & 3]);

    private CaptureBytes Comment() => UInt16(1).UInt16(5).Add("hello\0\0\0"u8.ToArray()).UInt32(0);
}
