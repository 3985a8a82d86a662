using Emulator.Commands;

namespace LayoutGen.Emulator.Tests.Commands;

/// <summary>Runs the program within the test, in a folder of its own.</summary>
internal sealed class CommandLine : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emulator-");

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public int Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = EmulatorCommand.Run(arguments, output, error);
        (Output, Error) = (output.ToString(), error.ToString());
        return code;
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
