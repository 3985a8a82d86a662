using System.ComponentModel;
using LayoutGen.Layouts;
using LayoutGen.Memory;

namespace LayoutGen.Queues;

/// <summary>A generated view of a packet in a driver's buffer.</summary>
/// <typeparam name="TSelf">The view.</typeparam>
public interface IDriverPacket<TSelf> : ILaidOut
    where TSelf : struct, IDriverPacket<TSelf>, allows ref struct
{
    /// <summary>The layouts as data, smallest first.</summary>
    static abstract IReadOnlyList<PacketMap> Maps { get; }

    /// <summary>The buffer that the packet lies in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    PacketBuffer Buffer { get; }

    /// <summary>Views a buffer.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="layout">The selected layout.</param>
    /// <returns>The view.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Over(PacketBuffer buffer, LayoutSelection layout);

    /// <summary>Selects the layout that negotiated features give.</summary>
    /// <param name="features">What is negotiated.</param>
    /// <param name="guestByteOrder">The guest's byte order, which a legacy interface has.</param>
    /// <returns>The layout.</returns>
    /// <exception cref="FeatureNegotiationException">The features contradict each other: no layout has them.</exception>
    static abstract LayoutSelection Select(NegotiatedFeatures features, ByteOrder guestByteOrder = default);
}
