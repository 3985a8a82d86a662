using System.Text.Json;
using System.Text.Json.Serialization;

namespace Emulator.Reporting;

/// <summary>The rows of a run as JSON; a row's properties are called as in <see cref="TransferRow"/>, in camel case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(TransferReport))]
internal sealed partial class TransferJson : JsonSerializerContext
{
    public static void Write(IReadOnlyList<TransferRow> rows, string path) =>
        OutputFile.Write(path, stream => JsonSerializer.Serialize(stream, new(rows), Default.TransferReport));
}
