using LayoutGen.Memory;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>A driver's queue as its transport knows it.</summary>
/// <param name="Transport">The way to the device.</param>
/// <param name="Index">The queue's number.</param>
/// <param name="Size">Its size in descriptors.</param>
/// <param name="Addresses">Where its ring lies.</param>
/// <param name="Memory">What was allocated for it.</param>
internal sealed record TransportQueue(
    IDriverTransport Transport, int Index, int Size, RingAddresses Addresses, IReadOnlyList<GuestRange> Memory)
{
    public void Start() => Transport.StartQueue(Index, Size, Addresses);

    public void Stop() => Transport.StopQueue(Index);

    public void Notify(ushort nextAvailable) => Transport.Notify(Index, nextAvailable);

    public void Free()
    {
        foreach (var range in Memory)
            Transport.Allocator.Free(range);
    }
}
