using System.Text.Json;
using System.Text.Json.Serialization;
using Emulator.Costs;
using Emulator.Transfer;

namespace Emulator.Reporting;

/// <summary>Costs as JSON; a row's properties are called as in <see cref="CostRow"/>, in camel case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CostReport))]
internal sealed partial class CostJson : JsonSerializerContext
{
    public static void Write(IReadOnlyList<CostResult> results, string path)
    {
        var direction = results[0].Case.Buffers.Direction == Direction.Transmit ? "transmit" : null;
        var report = new CostReport(direction, [.. results.Select(result => result.Row)]);
        OutputFile.Write(path, stream => JsonSerializer.Serialize(stream, report, Default.CostReport));
    }
}
