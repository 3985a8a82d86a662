using System.CommandLine;
using System.Runtime.InteropServices;
using Emulator.Devices;
using Emulator.Serving;
using LayoutGen.Devices;
using VhostUser;
using VhostUser.BackEnd;

namespace Emulator.Commands;

/// <summary>Serves a device to virtual machines and other drivers over vhost-user.</summary>
internal sealed class ServeCommand : Command
{
    private const int MaxPairs = 16;

    private readonly Option<string> _socket = new("--socket") { Description = "Where to listen.", HelpName = "PATH", Required = true };

    private readonly Option<string> _device = new("--device") { Description = "The device.", HelpName = "net", Required = true };

    private readonly Option<string?> _featuresOff = new("--features-off")
    {
        Description = "Features that are not offered, joined by commas.",
        HelpName = "NAMES",
    };

    private readonly Option<int> _queues = new("--queues")
    {
        Description = $"Pairs of queues, up to {MaxPairs}.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string> _backend = new("--backend")
    {
        Description = "What is behind the device: a host at 10.0.2.2 that answers ARP, ping and DHCP.",
        HelpName = "echo",
        DefaultValueFactory = _ => "echo",
    };

    private readonly Option<string?> _pcap = new("--pcap") { Description = "Where to record the frames.", HelpName = "FILE" };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Where to write what drivers did, as JSON, whenever one leaves.",
        HelpName = "FILE",
    };

    public ServeCommand()
        : base("serve", "Serve a device over vhost-user, until SIGINT or SIGTERM.")
    {
        _device.AcceptOnlyFromAmong("net");
        _backend.AcceptOnlyFromAmong("echo");
        _queues.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxPairs)
                result.AddError($"--queues: 1 to {MaxPairs} pairs can be.");
        });
        foreach (var option in new Option[] { _socket, _device, _featuresOff, _queues, _backend, _pcap, _report })
            Options.Add(option);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var output = arguments.InvocationConfiguration.Output;
        var offered = FeatureOffer.Without(NetFeature.Table, ServedNet.Supported, arguments.GetValue(_featuresOff));
        using var frames = arguments.GetValue(_pcap) is { } pcap ? new FrameRecorder(pcap) : null;
        var recorder = new ServeRecorder(DeviceCatalog.Find(arguments.GetValue(_device)!)!, output, arguments.GetValue(_report));
        var device = new ServedNet(offered, arguments.GetValue(_queues), recorder, frames);
        try
        {
            using var backEnd = new VhostUserBackEnd(arguments.GetValue(_socket)!, device, recorder);
            using var interrupt = StopOn(PosixSignal.SIGINT, backEnd);
            using var terminate = StopOn(PosixSignal.SIGTERM, backEnd);
            output.WriteLine($"{arguments.GetValue(_device)} on {arguments.GetValue(_socket)}, offered: {device.Offered}");
            output.Flush();
            backEnd.Run();
        }
        catch (VhostUserException exception)
        {
            throw new EmulatorException(exception.Message);
        }

        recorder.WriteReport();
        return 0;
    }

    private static PosixSignalRegistration StopOn(PosixSignal signal, VhostUserBackEnd backEnd) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            backEnd.Stop();
        });
}
