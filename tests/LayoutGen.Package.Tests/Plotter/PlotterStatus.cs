using LayoutGen;

namespace Plotter;

/// <summary>The plotter's answer.</summary>
[VirtioHeader]
public readonly ref partial struct PlotterStatus
{
    /// <summary>How the request ended.</summary>
    public partial PlotterResult Result { get; set; }

    /// <summary>The ink that is left, in per cent.</summary>
    [When(PlotterFeature.InkLevel)]
    public partial byte Ink { get; set; }
}
