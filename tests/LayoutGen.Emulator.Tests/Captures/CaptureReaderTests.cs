using Emulator.Captures;

namespace LayoutGen.Emulator.Tests.Captures;

public sealed class CaptureReaderTests
{
    private static readonly byte[] _first = [.. Enumerable.Range(1, 61).Select(value => (byte)value)];
    private static readonly byte[] _second = [.. Enumerable.Range(1, 1514).Select(value => (byte)(value * 7))];

    public static TheoryData<string, byte[]> TwoFrames() => new()
    {
        { "pcap, little-endian", Pcap(isBigEndian: false, CaptureBytes.Microseconds) },
        { "pcap, big-endian", Pcap(isBigEndian: true, CaptureBytes.Microseconds) },
        { "pcap, little-endian, nanoseconds", Pcap(isBigEndian: false, CaptureBytes.Nanoseconds) },
        { "pcap, big-endian, nanoseconds", Pcap(isBigEndian: true, CaptureBytes.Nanoseconds) },
        { "pcap that tells of 4-byte frame check sequences", WithBoth(new CaptureBytes().PcapHead(linkType: 0x4400_0001)) },
        { "pcapng, little-endian", Pcapng(isBigEndian: false).EnhancedPacket(_first).EnhancedPacket(_second).ToArray() },
        { "pcapng, big-endian", Pcapng(isBigEndian: true).EnhancedPacket(_first).EnhancedPacket(_second).ToArray() },
        { "simple packets", Pcapng().SimplePacket(_first).SimplePacket(_second).ToArray() },
        { "obsolete packets", Pcapng().ObsoletePacket(_first).ObsoletePacket(_second).ToArray() },
        { "two interfaces", Pcapng().Interface().EnhancedPacket(_first, source: 1).EnhancedPacket(_second).ToArray() },
        { "an unused interface of another kind", Pcapng().Interface(113).EnhancedPacket(_first).EnhancedPacket(_second).ToArray() },
        {
            "an unknown block between",
            Pcapng().EnhancedPacket(_first).Block(0xBAD, body => body.Add(new byte[9000])).EnhancedPacket(_second).ToArray()
        },
        { "two sections", Pcapng().EnhancedPacket(_first).Section().Interface().EnhancedPacket(_second).ToArray() },
        {
            "two sections of different byte orders",
            [.. Pcapng(isBigEndian: true).EnhancedPacket(_first).ToArray(), .. Pcapng().EnhancedPacket(_second).ToArray()]
        },
    };

    [Theory]
    [MemberData(nameof(TwoFrames))]
    public void Both_formats_give_the_frames_as_recorded(string what, byte[] file)
    {
        var capture = Capture.Load(what, new MemoryStream(file));

        Assert.Equal([_first, _second], capture.Frames);
        Assert.Empty(capture.Notes);
        Assert.Equal(_first.Length + _second.Length, capture.Bytes);
    }

    public static TheoryData<byte[], string> Unusable() => new()
    {
        { [], "the file is empty" },
        { [0xD4], "not a capture: it starts with d4 (\".\")" },
        { "PK\u0003\u0004 and so on"u8.ToArray(), "not a capture: it starts with 50 4b 03 04 (\"PK..\"); expected pcap or pcapng" },
        { new CaptureBytes().PcapHead().ToArray()[..23], "the file ends at byte 23, within its own header" },
        { new CaptureBytes().Section().ToArray()[..27], "the file ends at byte 27, within its own header" },
        { new CaptureBytes().PcapHead().ToArray(), "the capture has no frame to use" },
        { new CaptureBytes().PcapHead().PcapFrame([]).ToArray(), "1 of 1 frames have no bytes" },
        { new CaptureBytes().PcapHead().PcapFrame(_first).ToArray()[..50], "no frame to use. Truncated: frame 1, at byte 24" },
        { new CaptureBytes().PcapHead(linkType: 276).ToArray(), "link type 276 (Linux cooked 2)" },
        { new CaptureBytes().PcapHead(linkType: 65_000).ToArray(), "link type 65000 (unknown)" },
        { Pcapng().Interface(101).EnhancedPacket(_first, source: 1).ToArray(), "link type 101 (raw IP)" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void What_cannot_be_used_is_refused_with_the_reason(byte[] file, string reason)
    {
        var exception = Assert.Throws<CaptureException>(() => Capture.Load("some.pcap", new MemoryStream(file)));

        Assert.StartsWith("some.pcap: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    public static TheoryData<byte[], string> Damaged() => new()
    {
        {
            new CaptureBytes().PcapHead().PcapFrame(_first, captured: uint.MaxValue).ToArray(),
            "at byte 24: frame 1 claims 4294967295 bytes"
        },
        { new CaptureBytes().PcapHead().PcapFrame(_first, captured: 262_145).ToArray(), "frame 1 claims 262145 bytes" },
        { Pcapng().EnhancedPacket(_first, captured: 2000).ToArray(), "frame 1 claims 2000 bytes in a block that has room for 80" },
        { Pcapng().EnhancedPacket(_first, source: 1).ToArray(), "frame 1 is from interface 1, and the section describes 1" },
        { new CaptureBytes().Section().SimplePacket(_first).ToArray(), "frame 1 is from interface 0, and the section describes 0" },
        { Pcapng().Block(0xBAD, _ => { }, length: 0).ToArray(), "at byte 48: a block claims 0 bytes" },
        { Pcapng().Block(0xBAD, _ => { }, length: 13).ToArray(), "a block claims 13 bytes; it must have 12 or more, in fours" },
        { Pcapng().Block(6, _ => { }).ToArray(), "a block claims 12 bytes; it must have 32 or more" },
        { Pcapng().Block(0xBAD, _ => { }, lengthAgain: 16).ToArray(), "a block of 12 bytes says at its end that it has 16" },
        { Pcapng().Block(0x0A0D0D0A, b => b.UInt32(1, 2, 3, 4)).ToArray(), "a section begins without the mark of its byte order" },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Damage_is_told_with_its_place(byte[] file, string damage)
    {
        var exception = Assert.Throws<CaptureException>(() => Capture.Load("some.pcap", new MemoryStream(file)));

        Assert.Contains("the capture is damaged at byte", exception.Message, StringComparison.Ordinal);
        Assert.Contains(damage, exception.Message, StringComparison.Ordinal);
    }

    public static TheoryData<byte[], string> Noted() => new()
    {
        {
            new CaptureBytes().PcapHead().PcapFrame(_first).PcapFrame(_second).ToArray()[..^1],
            "Truncated: frame 2, at byte 101, is not whole; frames before it: 1."
        },
        {
            Pcapng().EnhancedPacket(_first).Block(0xBAD, _ => { }, length: 0xFFFF_FFF0).ToArray(),
            "Truncated: frame 2, at byte 160, is not whole; frames before it: 1."
        },
        {
            new CaptureBytes().PcapHead().PcapFrame(_first, original: 9000).ToArray(),
            "1 of 1 frames were recorded in part; what is recorded is used."
        },
        {
            new CaptureBytes().Section().Interface(snapLength: 61).SimplePacket(_first, original: 9000).ToArray(),
            "1 of 1 frames were recorded in part; what is recorded is used."
        },
        {
            new CaptureBytes().PcapHead().PcapFrame([]).PcapFrame(_first).ToArray(),
            "1 of 2 frames have no bytes and are left out."
        },
    };

    [Theory]
    [MemberData(nameof(Noted))]
    public void What_is_left_is_used_and_noted(byte[] file, string note)
    {
        var capture = Capture.Load("some.pcap", new MemoryStream(file));

        Assert.Equal([_first], capture.Frames);
        Assert.Equal([note], capture.Notes);
    }

    private static byte[] Pcap(bool isBigEndian, uint magic) => WithBoth(new CaptureBytes(isBigEndian).PcapHead(magic));

    private static byte[] WithBoth(CaptureBytes head) => head.PcapFrame(_first).PcapFrame(_second).ToArray();

    private static CaptureBytes Pcapng(bool isBigEndian = false) => new CaptureBytes(isBigEndian).Section().Interface();
}
