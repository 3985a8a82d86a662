using LayoutGen.Layouts;
using LayoutGen.Rings;

namespace LayoutGen.Queues;

/// <summary>Runs a loop over a queue whose ring is known, once its layout is.</summary>
internal readonly struct DeviceRun<TPacket, TRing, TLoop>(DeviceBufferQueue<TRing> queue) : ILayoutVisitor<TLoop>
    where TPacket : struct, IDevicePacket<TPacket>, allows ref struct
    where TRing : struct, IDeviceRing
    where TLoop : IDeviceLoop<TPacket>, allows ref struct
{
    public void Visit<TLayout>(ref TLoop state)
        where TLayout : struct, ILayout => state.Run(new DeviceQueue<TPacket, TLayout, TRing>(queue));
}
