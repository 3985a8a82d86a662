namespace Emulator.Captures;

/// <summary>
/// Reads pcapng files: sections of either byte order, any number of interfaces, and all three kinds of packet block. Options and
/// blocks of other kinds are skipped.
/// </summary>
internal sealed class PcapngReader : CaptureReader
{
    private const uint SectionHeaderBlock = 0x0A0D0D0A;
    private const uint InterfaceBlock = 1;
    private const uint ObsoletePacketBlock = 2;
    private const uint SimplePacketBlock = 3;
    private const uint EnhancedPacketBlock = 6;

    /// <summary>Type and length before a block's body, and the length again after it.</summary>
    private const uint Overhead = 12;

    private readonly List<Interface> _interfaces = [];
    private uint _blockLength;

    public PcapngReader(CaptureInput input)
        : base(input) => ReadSection();

    private uint BodyLength => _blockLength - Overhead;

    private protected override bool TryReadFrame(out int length)
    {
        while (true)
        {
            RecordStart = Input.Position;
            if (!Input.TryReadUInt32(out var type))
            {
                length = 0;
                return false;
            }
            if (TryReadBlock(type) is not { } frameLength)
                continue;
            length = frameLength;
            return true;
        }
    }

    private int? TryReadBlock(uint type)
    {
        // A section's type reads alike in both byte orders; its length can be read only once its order is known.
        if (type == SectionHeaderBlock)
        {
            ReadSection();
            return null;
        }
        BeginBlock(Input.ReadUInt32(), minimumBody: type switch
        {
            InterfaceBlock => 8,
            SimplePacketBlock => 4,
            ObsoletePacketBlock or EnhancedPacketBlock => 20,
            _ => 0,
        });
        int? length = type switch
        {
            SimplePacketBlock => ReadSimplePacket(),
            ObsoletePacketBlock => ReadPacket(InterfaceOf(Input.ReadUInt16()), skipped: sizeof(ushort)),
            EnhancedPacketBlock => ReadPacket(InterfaceOf(Input.ReadUInt32()), skipped: 0),
            _ => null,
        };
        if (type == InterfaceBlock)
            ReadInterface();
        EndBlock();
        return length;
    }

    private void ReadSection()
    {
        Span<byte> lengthAndOrder = stackalloc byte[8];
        Input.Fill(lengthAndOrder);
        Input.IsBigEndian = lengthAndOrder[4..] switch
        {
            [0x1A, 0x2B, 0x3C, 0x4D] => true,
            [0x4D, 0x3C, 0x2B, 0x1A] => false,
            _ => throw Damaged("a section begins without the mark of its byte order"),
        };
        BeginBlock(Input.ToUInt32(lengthAndOrder), minimumBody: 16);
        _interfaces.Clear();
        EndBlock();
    }

    private void ReadInterface()
    {
        var linkType = Input.ReadUInt16();
        Input.Skip(sizeof(ushort));
        _interfaces.Add(new(linkType, SnapLength: Input.ReadUInt32()));
    }

    private int ReadPacket(Interface source, int skipped)
    {
        // The count of dropped packets in the obsolete block, and the time (4 + 4) in both.
        Input.Skip(skipped + 8);
        LinkType.Demand(source.LinkType, Input);
        var captured = Input.ReadUInt32();
        var original = Input.ReadUInt32();
        if (captured > BodyLength - 20)
            throw Damaged($"frame {FrameCount + 1} claims {captured} bytes in a block that has room for {BodyLength - 20}");
        return ReadFrame(captured, original);
    }

    private int ReadSimplePacket()
    {
        var source = InterfaceOf(0);
        LinkType.Demand(source.LinkType, Input);
        var original = Input.ReadUInt32();
        var kept = source.SnapLength == 0 ? original : Math.Min(original, source.SnapLength);
        return ReadFrame(Math.Min(kept, BodyLength - sizeof(uint)), original);
    }

    private Interface InterfaceOf(uint number) => number < _interfaces.Count
        ? _interfaces[(int)number]
        : throw Damaged($"frame {FrameCount + 1} is from interface {number}, and the section describes {_interfaces.Count}");

    private void BeginBlock(uint length, uint minimumBody)
    {
        if (length % sizeof(uint) != 0 || length < Overhead + minimumBody)
            throw Damaged($"a block claims {length} bytes; it must have {Overhead + minimumBody} or more, in fours");
        _blockLength = length;
    }

    private void EndBlock()
    {
        Input.Skip(RecordStart + _blockLength - sizeof(uint) - Input.Position);
        if (Input.ReadUInt32() is var again && again != _blockLength)
            throw Damaged($"a block of {_blockLength} bytes says at its end that it has {again}");
    }

    private readonly record struct Interface(int LinkType, uint SnapLength);
}
