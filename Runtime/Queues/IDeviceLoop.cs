using LayoutGen.Layouts;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>A loop over packets on the device's side: it is compiled once for every layout and ring.</summary>
/// <typeparam name="TPacket">The generated view of a packet on the device's side.</typeparam>
public interface IDeviceLoop<TPacket>
    where TPacket : struct, IDevicePacket<TPacket>, allows ref struct
{
    /// <summary>Runs over a queue.</summary>
    /// <param name="queue">The queue, closed over its layout and ring.</param>
    /// <typeparam name="TLayout">The layout.</typeparam>
    /// <typeparam name="TRing">The ring.</typeparam>
    void Run<TLayout, TRing>(DeviceQueue<TPacket, TLayout, TRing> queue)
        where TLayout : struct, ILayout
        where TRing : struct, IDeviceRing;
}
