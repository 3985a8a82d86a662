using LayoutGen.Memory;
using static LayoutGen.Rings.PackedRingLayout;

namespace LayoutGen.Rings;

/// <summary>The event suppression of a packed ring, as one side has it: its own structure, and the other's (virtio 1.4, 2.8.14).</summary>
internal readonly struct PackedSuppression<TMemory>(TMemory own, TMemory other, int queueSize, bool hasEventIndex)
    where TMemory : struct, ISharedMemory<TMemory>
{
    private const ushort Enabled = 0;
    private const ushort Disabled = 1;
    private const ushort AtPosition = 2;

    private readonly TMemory _own = own;
    private readonly TMemory _other = other;

    /// <summary>Asks for notifications: for what comes at a position, if that can be said, else for everything.</summary>
    public void Enable(PackedPosition position)
    {
        if (hasEventIndex)
            _own.WriteUInt16(EventPositionOffset, LittleEndian.Convert(position.Value));
        _own.ReleaseUInt16(EventFlagsOffset, LittleEndian.Convert(hasEventIndex ? AtPosition : Enabled));
    }

    public void Disable() => _own.ReleaseUInt16(EventFlagsOffset, LittleEndian.Convert(Disabled));

    /// <summary>
    /// Whether the other side wants to know of the descriptors between two positions; to be asked behind a full barrier. One load
    /// takes both words, so they belong together. The reserved value 3 asks for everything, as do 2 without event index.
    /// </summary>
    public bool IsWanted(PackedPosition from, PackedPosition to)
    {
        var events = LittleEndian.Convert(_other.ReadUInt32(0));
        return ((events >> 16) & 3) switch
        {
            Disabled => false,
            AtPosition when hasEventIndex =>
                from.DistanceTo(new((ushort)events), queueSize) < from.DistanceTo(to, queueSize),
            _ => true,
        };
    }
}
