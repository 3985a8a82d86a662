namespace Plotter;

/// <summary>How a request ended.</summary>
public enum PlotterResult : byte
{
    /// <summary>The plotter has not answered.</summary>
    None = 0,

    /// <summary>The path is drawn.</summary>
    Drawn = 1,
}
