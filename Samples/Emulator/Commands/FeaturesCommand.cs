using System.CommandLine;
using Emulator.Devices;
using Emulator.Reporting;
using LayoutGen;

namespace Emulator.Commands;

/// <summary>Explains a feature mask.</summary>
internal sealed class FeaturesCommand : Command
{
    private readonly Argument<FeatureSet> _mask = new("MASK")
    {
        Description = "Up to 128 feature bits, hexadecimal with 0x in front, or decimal.",
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (!FeatureMask.TryParse(text, out var mask))
                result.AddError($"'{text}' is no feature mask: give up to 128 bits, as 0x and hexadecimal digits, or in decimal.");
            return mask;
        },
    };

    private readonly Option<DeviceType?> _device = new("--device")
    {
        Description = $"Whose features: {DeviceCatalog.KnownNames}.",
        HelpName = "DEVICE",
        DefaultValueFactory = _ => DeviceCatalog.All[0],
        CustomParser = DeviceArgument.Parse,
    };

    public FeaturesCommand()
        : base("features", "Explain a feature mask: every bit, header size, framing.")
    {
        Arguments.Add(_mask);
        Options.Add(_device);
        SetAction(arguments => new FeatureReport(arguments.GetValue(_device)!, arguments.GetValue(_mask))
            .Write(Terminal.For(arguments.InvocationConfiguration.Output)));
    }
}
