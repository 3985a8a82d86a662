using LayoutGen;

namespace Plotter;

/// <summary>What the plotter shall draw with.</summary>
[VirtioHeader]
public readonly ref partial struct PlotterCommand
{
    /// <summary>The pen.</summary>
    public partial ushort Pen { get; set; }

    /// <summary>Red, green and blue.</summary>
    [When(PlotterFeature.Colour)]
    public partial uint Colour { get; set; }
}
