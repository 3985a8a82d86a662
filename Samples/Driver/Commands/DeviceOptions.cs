using System.CommandLine;
using System.CommandLine.Parsing;
using Driver.Pci;
using Driver.Qtest;
using Driver.Transports;
using LayoutGen;

namespace Driver.Commands;

/// <summary>The options of all commands: where the device is, and what to negotiate with it.</summary>
internal sealed class DeviceOptions
{
    private const int MaximumQueueSize = 1024;

    private readonly Option<string?> _vhostUser = new("--vhost-user")
    {
        Description = "The device that is served over vhost-user there.",
        HelpName = "SOCKET",
    };

    private readonly Option<string?> _qemu = new("--qemu")
    {
        Description = "The device of a machine that QEMU makes of these arguments, for example \"-device virtio-rng-pci\".",
        HelpName = "ARGUMENTS",
    };

    private readonly Option<bool> _bigEndian = new("--big-endian")
    {
        Description = "--qemu: the machine is POWER's and big-endian, no PC.",
    };

    private readonly Option<bool> _legacy = new("--legacy")
    {
        Description = "--qemu: use the device's legacy interface, even if it has a modern one.",
    };

    private readonly Option<string?> _featuresOff = new("--features-off")
    {
        Description = "Features that the driver does not accept, joined by commas.",
        HelpName = "NAMES",
    };

    private readonly Option<FramingChoice> _framing = new("--framing")
    {
        Description = "How buffers are cut: as the features allow, or as is said here.",
        DefaultValueFactory = _ => FramingChoice.Auto,
    };

    private readonly Option<int> _queueSize = new("--queue-size")
    {
        Description = "The descriptors of a queue, a power of two, where the driver may choose.",
        HelpName = "N",
        DefaultValueFactory = _ => new DriverSettings().QueueSize,
    };

    private readonly FeatureTable _table;
    private readonly int _deviceType;

    /// <param name="command">The command.</param>
    /// <param name="table">The features of the device type.</param>
    /// <param name="deviceType">The number of the device type.</param>
    public DeviceOptions(Command command, FeatureTable table, int deviceType)
    {
        (_table, _deviceType) = (table, deviceType);
        foreach (var option in new Option[] { _vhostUser, _qemu, _bigEndian, _legacy, _featuresOff, _framing, _queueSize })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            var isServed = result.GetResult(_vhostUser) is not null;
            if (isServed == result.GetResult(_qemu) is not null)
                result.AddError("Say where the device is: --vhost-user SOCKET, or --qemu ARGUMENTS.");
            foreach (var option in new Option[] { _bigEndian, _legacy })
                if (isServed && result.GetResult(option) is { Implicit: false })
                    result.AddError($"{option.Name} goes with --qemu only.");
        });
        _queueSize.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var size && (size is < 1 or > MaximumQueueSize || !int.IsPow2(size)))
                result.AddError($"--queue-size cannot be {size}: give a power of two up to {MaximumQueueSize}.");
        });
    }

    /// <exception cref="DriverException">There is no such device.</exception>
    public IDeviceTransport Connect(ParseResult arguments)
    {
        if (arguments.GetValue(_vhostUser) is { } socket)
            return new VhostUserTransport(socket);
        var devices = CommandLineParser.SplitCommandLine(arguments.GetValue(_qemu)!).ToArray();
        return VirtioPciTransport.Connect(
            arguments.GetValue(_bigEndian) ? new PowerHost(devices) : new PcHost(devices), arguments.GetValue(_legacy), _deviceType);
    }

    public DriverSettings Settings(ParseResult arguments) => new()
    {
        Off = Named(arguments.GetValue(_featuresOff)),
        Framing = arguments.GetValue(_framing),
        QueueSize = arguments.GetValue(_queueSize),
    };

    /// <summary>Features by their names without their enum, in any case.</summary>
    private FeatureSet Named(string? names)
    {
        var set = FeatureSet.None;
        foreach (var name in names?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            var feature = _table.Features.FirstOrDefault(feature => feature.Name.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase))
                ?? throw new DriverException($"--features-off: the device type has no feature '{name}'.");
            set |= FeatureSet.Bit(feature.Number);
        }

        return set;
    }
}
