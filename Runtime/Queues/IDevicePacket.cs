using System.ComponentModel;
using LayoutGen.Layouts;

namespace LayoutGen.Queues;

/// <summary>A generated view of a packet on the device's side.</summary>
/// <typeparam name="TSelf">The view.</typeparam>
public interface IDevicePacket<TSelf> : ILaidOut
    where TSelf : struct, IDevicePacket<TSelf>, allows ref struct
{
    /// <summary>The buffer that the driver made available.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    DeviceBuffer Buffer { get; }

    /// <summary>Views a buffer.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="layout">The selected layout.</param>
    /// <returns>The view.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Over(DeviceBuffer buffer, LayoutSelection layout);
}
