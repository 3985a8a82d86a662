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

    public LayoutCommand()
        : base("layout", "Print the byte maps of a device's header and the descriptors of its packets.")
    {
        Arguments.Add(_device);
        SetAction(arguments => LayoutReport.Write(Terminal.For(arguments.InvocationConfiguration.Output), arguments.GetValue(_device)!));
    }
}
