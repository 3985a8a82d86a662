using System.CommandLine;
using Emulator.Devices;
using Emulator.Reporting;

namespace Emulator.Commands;

/// <summary>Prints and draws the byte maps of a device type.</summary>
internal sealed class LayoutCommand : Command
{
    private readonly Argument<DeviceType?> _device = new("DEVICE")
    {
        Description = $"Whose layouts: {DeviceCatalog.KnownNames}.",
        CustomParser = DeviceArgument.Parse,
    };

    private readonly Option<string?> _json = OptionValues.File("--json", "Where to write the layouts as JSON.");

    private readonly Option<string?> _svg = OptionValues.File("--svg", "Where to draw the byte maps and descriptors as a picture.");

    private readonly Option<string?> _html = OptionValues.File("--html", "Where to write a page with that picture, for a browser.");

    public LayoutCommand()
        : base("layout", "Print the byte maps of a device's structures and the descriptors of its packets, and draw them.")
    {
        Arguments.Add(_device);
        Options.Add(_json);
        Options.Add(_svg);
        Options.Add(_html);
        SetAction(arguments =>
        {
            var device = arguments.GetValue(_device)!;
            LayoutReport.Write(Terminal.For(arguments.InvocationConfiguration.Output), device);
            if (arguments.GetValue(_json) is { } path)
                LayoutJson.Write(device, path);
            if (arguments.GetValue(_svg) is { } picture)
                LayoutPictureFile.WriteSvg(device, picture);
            if (arguments.GetValue(_html) is { } page)
                LayoutPictureFile.WriteHtml(device, page);
        });
    }
}
