using LayoutGen;

namespace Plotter;

/// <summary>Features of a device that the library has never heard of.</summary>
[VirtioFeatures]
public enum PlotterFeature
{
    /// <summary>Commands name a colour.</summary>
    Colour = 0,

    /// <summary>Colours run into each other.</summary>
    [RequiresFeature(Colour)]
    Gradient = 1,

    /// <summary>Answers tell how much ink is left.</summary>
    InkLevel = 70,
}
