using System.ComponentModel;
using LayoutGen.Layouts;

namespace LayoutGen.Queues;

/// <summary>A generated view of a packet in a driver's buffer.</summary>
/// <typeparam name="TSelf">The view.</typeparam>
public interface IDriverPacket<TSelf> : ILaidOut
    where TSelf : struct, IDriverPacket<TSelf>, allows ref struct
{
    /// <summary>The buffer that the packet lies in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    PacketBuffer Buffer { get; }

    /// <summary>Views a buffer.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="layout">The selected layout.</param>
    /// <returns>The view.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Over(PacketBuffer buffer, LayoutSelection layout);
}
