using LayoutGen.Memory;
using LayoutGen.Rings;
using LayoutGen.Runtime.Tests.Exploration;

namespace LayoutGen.Runtime.Tests.Hostile.Fuzzing;

/// <summary>
/// What one end of a ring must make of what it read, in the plainest form. A model has no memory of its own: it asks for each word that
/// the specification has an end read, and gets what the ring under test got. So it is right however the peer meddles in between, and a
/// word that the ring read once too often, or not at all, shows.
/// </summary>
internal abstract class RingModel(RingSetup setup, AccessLog log)
{
    public RingFaultReason Fault { get; private set; }

    protected RingSetup Setup => setup;

    protected AccessLog Log => log;

    protected int Size => setup.Size;

    protected RingAddresses At => setup.Addresses;

    protected bool InOrder => setup.Has(RingOptions.InOrder);

    protected bool IsSplit => setup.Format == RingFormat.Split;

    protected bool Stop(RingFaultReason reason)
    {
        Fault = reason;
        return false;
    }

    /// <summary>The flags that mark descriptor number n as available, or as used (virtio 1.4, 2.8.1).</summary>
    protected ushort Mark(int number, bool used) => (number / Size % 2 == 0, used) switch
    {
        (true, true) => 0x8080,
        (true, false) => 0x0080,
        (false, true) => 0,
        _ => 0x8000,
    };

    /// <summary>Whether the peer wants to know of what lies between two counts (virtio 1.4, 2.7.7.2, 2.7.10 and 2.8.10).</summary>
    /// <returns>Null where the peer asks for what there is not.</returns>
    protected bool? IsWanted(int from, int to, ulong flagsAt, ulong eventAt)
    {
        if (IsSplit)
            return setup.Has(RingOptions.EventIndex)
                ? (ushort)(to - log.Take16(eventAt) - 1) < (ushort)(to - from)
                : (log.Take16(flagsAt) & 1) == 0;
        var events = log.Take32(eventAt);
        switch ((events >> 16) & 3)
        {
            case 1:
                return false;
            case 2 when setup.Has(RingOptions.EventIndex):
                var index = (int)(events & 0x7fff);
                if (index >= Size)
                    return null;
                // The first place behind the start, or at it, that has this index and this wrap counter.
                var number = index + (Size * ((events & 0x8000) != 0 ? 0 : 1));
                while (number < from)
                    number += 2 * Size;
                return number < to;
            default:
                return true;
        }
    }
}
