using LayoutGen.Memory;
using static LayoutGen.Rings.SplitRingLayout;

namespace LayoutGen.Rings;

/// <summary>
/// The suppression of notifications in a split ring, as one side has it: the ring that it writes, and the ring that the other side
/// writes, each with a flag and an event index (virtio 1.4, 2.7.7 and 2.7.10).
/// </summary>
internal readonly struct SplitSuppression<TMemory, TOrder>(
    TMemory own, uint ownEventOffset, TMemory other, uint otherEventOffset, bool hasEventIndex)
    where TMemory : struct, ISharedMemory<TMemory>
    where TOrder : struct, IByteOrder
{
    // The one flag of either ring: who writes the ring does not need notifications from its reader.
    private const ushort NoNotification = 1;

    private readonly TMemory _own = own;
    private readonly TMemory _other = other;

    /// <summary>Asks for notifications: for the entry that comes at an index, if that can be said, else for every one.</summary>
    public void Enable(ushort index)
    {
        if (hasEventIndex)
            _own.WriteUInt16(ownEventOffset, TOrder.Convert(index));
        else
            _own.WriteUInt16(FlagsOffset, 0);
    }

    /// <summary>
    /// Asks for none. With event indices the flag stays 0 (2.7.7.1 and 2.7.10.2), and the event is an entry that has passed.
    /// </summary>
    public void Disable(ushort index)
    {
        if (hasEventIndex)
            _own.WriteUInt16(ownEventOffset, TOrder.Convert((ushort)(index - 1)));
        else
            _own.WriteUInt16(FlagsOffset, TOrder.Convert(NoNotification));
    }

    /// <summary>Whether the other side wants to know of the entries between two indices; to be asked behind a full barrier.</summary>
    public bool IsWanted(ushort from, ushort to) => hasEventIndex
        ? (ushort)(TOrder.Convert(_other.ReadUInt16(otherEventOffset)) - from) < (ushort)(to - from)
        : (TOrder.Convert(_other.ReadUInt16(FlagsOffset)) & NoNotification) == 0;
}
