namespace Emulator.Reporting;

/// <summary>A file that the user asked for.</summary>
internal static class OutputFile
{
    public static void Write(string path, Action<Stream> write)
    {
        try
        {
            using var stream = File.Create(path);
            write(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EmulatorException($"{path}: cannot be written. {exception.Message}");
        }
    }
}
