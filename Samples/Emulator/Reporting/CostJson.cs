using System.Text.Json;
using System.Text.Json.Serialization;
using Emulator.Costs;

namespace Emulator.Reporting;

/// <summary>Costs as JSON; a row's properties are called as in <see cref="CostRow"/>, in camel case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CostReport))]
internal sealed partial class CostJson : JsonSerializerContext
{
    public static void Write(IEnumerable<CostResult> results, string path) =>
        OutputFile.Write(path, stream => JsonSerializer.Serialize(stream, new([.. results.Select(result => result.Row)]), Default.CostReport));
}
