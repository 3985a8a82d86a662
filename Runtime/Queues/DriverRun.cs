using LayoutGen.Layouts;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>Runs a loop over a queue whose ring is known, once its layout is.</summary>
internal readonly struct DriverRun<TPacket, TRing, TLoop>(DriverBufferQueue<TRing> queue) : ILayoutVisitor<TLoop>
    where TPacket : struct, IDriverPacket<TPacket>, allows ref struct
    where TRing : struct, IDriverRing
    where TLoop : IDriverLoop<TPacket>, allows ref struct
{
    public void Visit<TLayout>(ref TLoop state)
        where TLayout : struct, ILayout => state.Run(new DriverQueue<TPacket, TLayout, TRing>(queue));
}
