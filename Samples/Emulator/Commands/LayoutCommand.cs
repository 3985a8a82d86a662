using System.CommandLine;
using Emulator.Devices;
using Emulator.Reporting;

namespace Emulator.Commands;

/// <summary>Prints the byte maps of a device type.</summary>
internal sealed class LayoutCommand : Command
{
    private readonly Argument<DeviceType?> _device = new("DEVICE")
    {
        Description = $"Whose layouts: {DeviceCatalog.KnownNames}.",
        CustomParser = DeviceArgument.Parse,
    };

    private readonly Option<string?> _json = OptionValues.File("--json", "Where to write the layouts as JSON.");

    public LayoutCommand()
        : base("layout", "Print the byte maps of a device's structures and the descriptors of its packets.")
    {
        Arguments.Add(_device);
        Options.Add(_json);
        SetAction(arguments =>
        {
            var device = arguments.GetValue(_device)!;
            LayoutReport.Write(Terminal.For(arguments.InvocationConfiguration.Output), device);
            if (arguments.GetValue(_json) is { } path)
                LayoutJson.Write(device, path);
        });
    }
}
