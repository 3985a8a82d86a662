using System.CommandLine;
using Driver.Devices;
using LayoutGen;

namespace Driver.Commands;

/// <summary>Reads random bytes.</summary>
internal sealed class RngCommand : Command
{
    // virtio 1.4, chapter 5.
    private const int DeviceType = 4;

    private readonly DeviceOptions _device;

    private readonly Option<int> _bytes = new("--bytes")
    {
        Description = "How many bytes to read.",
        HelpName = "N",
        DefaultValueFactory = _ => 64,
    };

    public RngCommand()
        : base("rng", "Drive an entropy device: read random bytes, and write them in hexadecimal.")
    {
        _device = new(this, Feature.Table, DeviceType);
        Options.Add(_bytes);
        _bytes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1 << 20)
                result.AddError("--bytes: 1 to 1048576 can be read.");
        });
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var (output, settings) = (arguments.InvocationConfiguration.Output, _device.Settings(arguments));
        using var transport = _device.Connect(arguments);
        using var driver = new RngDriver(transport, settings);
        NegotiationReport.Write(output, transport, Feature.Table, driver.Features, settings, driver.Queues);
        output.WriteLine(Convert.ToHexStringLower(driver.Read(arguments.GetValue(_bytes))));
        return 0;
    }
}
