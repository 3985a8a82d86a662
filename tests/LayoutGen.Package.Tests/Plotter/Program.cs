using LayoutGen;
using LayoutGen.Queues;
using Plotter;

var options = new QueueOptions { QueueSize = 16 };
var legacy = FeatureSet.Of(PlotterFeature.Colour);
Draw("legacy", legacy);
Draw("legacy, any layout", legacy.With(Feature.AnyLayout));
Draw("modern", FeatureSet.Of(PlotterFeature.InkLevel).With(Feature.Version1));

using var incomplete = new PlotterTransport(FeatureSet.Of(PlotterFeature.Gradient));
try
{
    incomplete.Negotiate(PlotterFeature.Table, FeatureSet.Of(PlotterFeature.Gradient).With(PlotterFeature.Colour));
}
catch (FeatureNegotiationException exception)
{
    Console.WriteLine(exception.Message);
}

void Draw(string name, FeatureSet offered)
{
    using var transport = new PlotterTransport(offered);
    var features = transport.Negotiate(PlotterFeature.Table, offered);
    using var queue = PlotterRequest.OpenQueue(transport, 0, features, options);
    Console.WriteLine(
        $"{name}: {queue.Framing}, {queue.Buffers.DescriptorsPerBuffer} descriptors, " +
        $"headers of {PlotterCommand.SizeFor(features)} and {PlotterStatus.SizeFor(features)} bytes");

    if (!queue.TryAcquire(out var request))
        throw new InvalidOperationException("The queue has no buffer.");
    var command = request.Command;
    command.Pen = 7;
    if (command.HasColour)
        command.Colour = 0xff8000;
    request.Path.CopyFrom("M 0 0 L 9 9"u8);
    queue.MakeAvailable(request, "M 0 0 L 9 9"u8.Length);
    queue.Publish();

    if (!queue.TryGetUsed(out var answer))
        throw new InvalidOperationException($"The plotter did not answer: {queue.Fault}.");
    var ink = answer.Status.TryGetInk(out var level) ? $"{level} % ink" : "ink unknown";
    Console.WriteLine($"  {transport.Drawings[0]}: {answer.Status.Result}, {ink}");
}
