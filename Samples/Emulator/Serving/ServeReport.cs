using System.Text.Json;
using Emulator.Reporting;

namespace Emulator.Serving;

/// <summary>What a served device saw of its drivers.</summary>
/// <param name="Device">The device type.</param>
/// <param name="Generations">One for every time that a driver set up the queues.</param>
internal sealed record ServeReport(string Device, IReadOnlyList<Generation> Generations)
{
    public void Write(string path) =>
        OutputFile.Write(path, stream => JsonSerializer.Serialize(stream, this, ServeJson.Plain.ServeReport));
}
