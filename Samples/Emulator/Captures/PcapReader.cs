namespace Emulator.Captures;

/// <summary>Reads pcap files, of either byte order; times are of no interest here, so neither is their unit.</summary>
internal sealed class PcapReader : CaptureReader
{
    private const int LinkTypeMask = 0xFFFF;

    public PcapReader(CaptureInput input, bool isBigEndian)
        : base(input)
    {
        input.IsBigEndian = isBigEndian;
        // Version (2 + 2), time zone (4), accuracy (4), longest frame (4).
        input.Skip(16);
        // The upper half says how long the frame check sequences are.
        LinkType.Demand((int)input.ReadUInt32() & LinkTypeMask, input);
    }

    private protected override bool TryReadFrame(out int length)
    {
        length = 0;
        RecordStart = Input.Position;
        if (!Input.TryReadUInt32(out _))
            return false;
        Input.Skip(sizeof(uint));
        length = ReadFrame(captured: Input.ReadUInt32(), original: Input.ReadUInt32());
        return true;
    }
}
