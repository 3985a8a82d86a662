using System.CommandLine.Parsing;
using Emulator.Devices;

namespace Emulator.Commands;

/// <summary>Reads the name of a device type from the command line.</summary>
internal static class DeviceArgument
{
    public static DeviceType? Parse(ArgumentResult result)
    {
        var name = result.Tokens.Single().Value;
        var device = DeviceCatalog.Find(name);
        if (device is null)
            result.AddError($"'{name}' is no device that is known here; known: {DeviceCatalog.KnownNames}.");
        return device;
    }
}
