using System.CommandLine;
using System.Net;
using Driver.Devices;
using Driver.Traffic;
using LayoutGen.Devices;

namespace Driver.Commands;

/// <summary>Sends and receives frames.</summary>
internal sealed class NetCommand : Command
{
    // virtio 1.4, chapter 5.
    private const int DeviceType = 1;

    private readonly DeviceOptions _device;

    private readonly Option<IPAddress> _ping = Address("--ping", "The host to ping.", "10.0.2.2");

    private readonly Option<IPAddress> _from = Address("--from", "The driver's own address.", "10.0.2.15");

    private readonly Option<int> _count = Number("--count", "How often.", 3, least: 0, most: 1_000_000);

    private readonly Option<int> _size = Number("--size", "The bytes of data in each.", 56, least: 0, most: Pinger.MaximumData);

    private readonly Option<int> _pairs = Number("--pairs", "The pairs of queues to use, if the device has them.", 1, least: 1, most: 64);

    public NetCommand()
        : base("net", "Drive a network device: ask for a host's address by ARP, ping it, and compare what comes back.")
    {
        _device = new(this, NetFeature.Table, DeviceType);
        foreach (var option in new Option[] { _ping, _from, _count, _size, _pairs })
            Options.Add(option);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var (output, settings) = (arguments.InvocationConfiguration.Output, _device.Settings(arguments));
        using var transport = _device.Connect(arguments);
        using var driver = new NetDriver(transport, settings, arguments.GetValue(_pairs));
        NegotiationReport.Write(output, transport, NetFeature.Table, driver.Features, settings, driver.Queues);
        var pinger = new Pinger(driver, arguments.GetValue(_from)!, arguments.GetValue(_ping)!);
        output.WriteLine($"{arguments.GetValue(_ping)} is at {pinger.Resolve()}");
        for (var sequence = 1; sequence <= arguments.GetValue(_count); sequence++)
        {
            var time = pinger.Ping((ushort)sequence, arguments.GetValue(_size));
            output.WriteLine($"{arguments.GetValue(_size)} bytes came back the same, sequence {sequence}, {time.TotalMilliseconds:f2} ms");
        }

        return 0;
    }

    private static Option<IPAddress> Address(string name, string description, string usual) => new(name)
    {
        Description = description,
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => IPAddress.Parse(usual),
        CustomParser = result =>
        {
            if (IPAddress.TryParse(result.Tokens.Single().Value, out var address))
                return address;
            result.AddError($"{name} cannot be '{result.Tokens.Single().Value}': give an address like {usual}.");
            return null;
        },
    };

    private static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
                result.AddError($"{name} cannot be {value}: give {least} to {most}.");
        });
        return option;
    }
}
