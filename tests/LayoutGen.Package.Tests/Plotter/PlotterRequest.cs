using LayoutGen;
using LayoutGen.Queues;

namespace Plotter;

/// <summary>A path to draw, and the answer.</summary>
[VirtioPacket]
public readonly ref partial struct PlotterRequest
{
    /// <summary>What to draw with.</summary>
    [DeviceReads]
    public partial PlotterCommand Command { get; }

    /// <summary>The path as text.</summary>
    [DeviceReads, MinimumSize(64)]
    public partial Payload Path { get; }

    /// <summary>The answer.</summary>
    [DeviceWrites]
    public partial PlotterStatus Status { get; }
}
