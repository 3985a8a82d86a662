using LayoutGen.Layouts;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>A loop over packets on the driver's side: it is compiled once for every layout and ring.</summary>
/// <typeparam name="TPacket">The declared packet.</typeparam>
public interface IDriverLoop<TPacket>
    where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
{
    /// <summary>Runs over a queue.</summary>
    /// <param name="queue">The queue, closed over its layout and ring.</param>
    /// <typeparam name="TLayout">The layout.</typeparam>
    /// <typeparam name="TRing">The ring.</typeparam>
    void Run<TLayout, TRing>(DriverQueue<TPacket, TLayout, TRing> queue)
        where TLayout : struct, ILayout
        where TRing : struct, IDriverRing;
}
