using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Emulator.Devices;
using Emulator.Reporting;
using Emulator.Serving;
using Emulator.Serving.Blk;
using Emulator.Serving.Net;
using Emulator.Serving.Rng;
using LayoutGen;
using LayoutGen.Devices;
using LayoutGen.Memory;
using Spectre.Console;
using VhostUser;
using VhostUser.BackEnd;

namespace Emulator.Commands;

/// <summary>Serves a device to virtual machines and other drivers over vhost-user.</summary>
internal sealed class ServeCommand : Command
{
    private const int MaxQueues = 16;
    private const string Net = "net";
    private const string Blk = "blk";
    private const string Rng = "rng";

    private readonly Option<string> _socket = new("--socket") { Description = "Where to listen.", HelpName = "PATH", Required = true };

    private readonly Option<string> _device = new("--device") { Description = "The device.", HelpName = "net|blk|rng", Required = true };

    private readonly Option<string?> _featuresOff = new("--features-off")
    {
        Description = "Features that are not offered, joined by commas.",
        HelpName = "NAMES",
    };

    private readonly Option<int> _queues = new("--queues")
    {
        Description = $"net: pairs of queues, blk: queues; up to {MaxQueues}.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<NetBackend> _backend = new("--backend")
    {
        Description = "net: what is behind the device: a host at 10.0.2.2 that answers ARP, ping and DHCP, or a TAP interface.",
        HelpName = "echo|tap=NAME",
        DefaultValueFactory = _ => new(Tap: null),
        CustomParser = result =>
        {
            if (!NetBackend.TryParse(result.Tokens.Single().Value, out var backend))
                result.AddError($"--backend cannot be '{result.Tokens.Single().Value}': give {NetBackend.Forms}.");
            return backend;
        },
    };

    private readonly Option<string?> _pcap = new("--pcap") { Description = "net: where to record the frames.", HelpName = "FILE" };

    private readonly Option<string?> _file = OptionValues.File("--file", "blk: the file that holds the sectors.");

    private readonly Option<bool> _readOnly = new("--read-only") { Description = "blk: the file is not written." };

    private readonly Option<bool> _bigEndian = new("--big-endian")
    {
        Description = "blk: the configuration is that of a legacy device on a big-endian machine, which no front-end says in time.",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Where to write what drivers did, as JSON, whenever one leaves.",
        HelpName = "FILE",
    };

    public ServeCommand()
        : base("serve", "Serve a device over vhost-user, until SIGINT or SIGTERM.")
    {
        _device.AcceptOnlyFromAmong(Net, Blk, Rng);
        foreach (var option in new Option[]
        {
            _socket, _device, _featuresOff, _queues, _backend, _pcap, _file, _readOnly, _bigEndian, _report,
        })
            Options.Add(option);
        Validators.Add(CheckQueues);
        Validators.Add(result => CheckOwner(result, Net, _backend, _pcap));
        Validators.Add(result => CheckOwner(result, Blk, _file, _readOnly, _bigEndian));
        Validators.Add(result =>
        {
            if (DeviceIn(result) == Blk && result.GetResult(_file) is null)
                result.AddError("--device blk needs a --file.");
        });
        SetAction(Execute);
    }

    /// <summary>What the command line names, which may be no device.</summary>
    private string? DeviceIn(CommandResult result) => result.GetResult(_device)?.Tokens is [var name, ..] ? name.Value : null;

    private void CheckQueues(CommandResult result)
    {
        var most = DeviceIn(result) == Rng ? 1 : MaxQueues;
        if (result.GetResult(_queues)?.GetValueOrDefault<int>() is { } queues && (queues < 1 || queues > most))
            result.AddError($"--queues: {(most == 1 ? "an entropy device has 1" : $"1 to {most} can be")}.");
    }

    private void CheckOwner(CommandResult result, string device, params Option[] options)
    {
        foreach (var option in options)
            if (DeviceIn(result) != device && result.GetResult(option) is { Implicit: false })
                result.AddError($"{option.Name} goes with --device {device} only.");
    }

    private int Execute(ParseResult arguments)
    {
        var output = arguments.InvocationConfiguration.Output;
        using var frames = arguments.GetValue(_pcap) is { } pcap ? new FrameRecorder(pcap) : null;
        using var image = arguments.GetValue(_file) is { } file ? new BlkImage(file, arguments.GetValue(_readOnly)) : null;
        var console = Terminal.For(output);
        var recorder = new ServeRecorder(DeviceCatalog.Find(arguments.GetValue(_device)!)!, Say, arguments.GetValue(_report));
        var links = arguments.GetValue(_device) == Net ? arguments.GetValue(_backend)!.Open(arguments.GetValue(_queues)) : [];
        try
        {
            var device = MakeDevice(arguments, recorder, frames, image, links);
            using var backEnd = new VhostUserBackEnd(arguments.GetValue(_socket)!, device, recorder);
            using var interrupt = StopOn(PosixSignal.SIGINT, backEnd);
            using var terminate = StopOn(PosixSignal.SIGTERM, backEnd);
            Say($"{arguments.GetValue(_device)} on {arguments.GetValue(_socket)}, offered: {device.Offered}");
            if (console.Profile.Capabilities.Interactive)
                ServeTable.ShowWhile(console, recorder, backEnd.Run);
            else
                backEnd.Run();
        }
        catch (VhostUserException exception)
        {
            throw new EmulatorException(exception.Message);
        }
        finally
        {
            foreach (var link in links)
                link.Dispose();
        }

        recorder.WriteReport();
        return 0;

        // A console breaks lines, and nobody reads them by program there.
        void Say(string line)
        {
            if (console.Profile.Capabilities.Interactive)
                console.WriteLine(line);
            else
                output.WriteLine(line);
            output.Flush();
        }
    }

    private IVhostUserDevice MakeDevice(
        ParseResult arguments, ServeRecorder recorder, FrameRecorder? frames, BlkImage? image, IReadOnlyList<INetLink> links)
    {
        var queues = arguments.GetValue(_queues);
        return arguments.GetValue(_device) switch
        {
            Net => new ServedNet(Offer(NetFeature.Table, arguments.GetValue(_backend)!.Supported), links, recorder, frames),
            Blk => new ServedBlk(
                Offer(BlkFeature.Table, ServedBlk.Supported(queues, image!)),
                queues,
                image!,
                recorder,
                arguments.GetValue(_bigEndian) ? ByteOrder.BigEndian : ByteOrder.LittleEndian),
            _ => new ServedRng(Offer(Feature.Table, ServedRng.Supported), recorder),
        };

        FeatureSet Offer(FeatureTable table, FeatureSet supported)
        {
            var offered = FeatureOffer.Without(table, supported, arguments.GetValue(_featuresOff));
            return arguments.GetValue(_bigEndian) && offered.Has(Feature.Version1)
                ? throw new EmulatorException("--big-endian goes with --features-off Version1 only: a modern device is little-endian.")
                : offered;
        }
    }

    private static PosixSignalRegistration StopOn(PosixSignal signal, VhostUserBackEnd backEnd) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            backEnd.Stop();
        });
}
