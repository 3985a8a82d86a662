using System.Text;
using LayoutGen.Queues;
using LayoutGen.Rings;

namespace Plotter;

/// <summary>The plotter: it draws what is asked, and answers.</summary>
/// <param name="drawings">What it drew.</param>
internal readonly struct PlotterLoop(List<string> drawings) : IDeviceLoop<PlotterRequest.DeviceSide>
{
    void IDeviceLoop<PlotterRequest.DeviceSide>.Run<TLayout, TRing>(DeviceQueue<PlotterRequest.DeviceSide, TLayout, TRing> queue)
    {
        Span<byte> path = stackalloc byte[64];
        while (queue.TryGetAvailable(out var request) && request.TryRead(path, out var length))
        {
            var command = request.Command;
            var colour = command.HasColour ? $"colour {command.Colour:x6}" : "black";
            drawings.Add($"{Encoding.ASCII.GetString(path[..length])} with pen {command.Pen} in {colour}");

            var status = request.Status;
            status.Result = PlotterResult.Drawn;
            if (status.HasInk)
                status.Ink = 99;
            request.TryWrite([]);
            queue.MakeUsed(request);
        }

        queue.Publish();
    }
}
