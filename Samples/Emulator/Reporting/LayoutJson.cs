using System.Text.Json;
using System.Text.Json.Serialization;
using Emulator.Devices;

namespace Emulator.Reporting;

/// <summary>A device's layouts as JSON; names are those of <see cref="LayoutDocument"/>, in camel case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(LayoutDocument))]
internal sealed partial class LayoutJson : JsonSerializerContext
{
    public static void Write(DeviceType device, string path) =>
        OutputFile.Write(path, stream => JsonSerializer.Serialize(stream, Reporting.LayoutDocument.Of(device), Default.LayoutDocument));
}
