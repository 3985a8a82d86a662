using LayoutGen;
using LayoutGen.Queues;

namespace Plotter;

/// <summary>Two ways to ask for merged framing, of which the analyzer refuses one.</summary>
internal static class Openings
{
    public static DriverQueue<PlotterRequest> Unproven(IDriverTransport device, NegotiatedFeatures features) =>
        PlotterRequest.OpenMergedQueue(device, 0, features); // LG2001

    public static DriverQueue<PlotterRequest> Proven(IDriverTransport device, NegotiatedFeatures features) =>
        features.HasFreeFraming
            ? PlotterRequest.OpenMergedQueue(device, 0, features)
            : PlotterRequest.OpenSeparateQueue(device, 0, features);
}
