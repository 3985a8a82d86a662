using System.Globalization;

namespace Emulator.Captures;

/// <summary>The frames of a capture.</summary>
/// <param name="Name">Where they are from.</param>
/// <param name="Frames">The frames, none of them empty.</param>
/// <param name="Notes">What a person should know about them, a sentence each.</param>
public sealed record Capture(string Name, IReadOnlyList<byte[]> Frames, IReadOnlyList<string> Notes)
{
    private const string ShippedName = "traffic.pcapng";

    /// <summary>How many bytes the frames have.</summary>
    public long Bytes => Frames.Sum(frame => (long)frame.Length);

    /// <summary>Reads the capture that is part of the program.</summary>
    /// <returns>The capture.</returns>
    public static Capture LoadShipped()
    {
        using var stream = typeof(Capture).Assembly.GetManifestResourceStream(ShippedName)!;
        return Load(ShippedName, stream);
    }

    /// <summary>Reads a capture file.</summary>
    /// <param name="path">The file: pcap or pcapng.</param>
    /// <param name="progress">Told how far the reader is, from 0 to 1.</param>
    /// <returns>The capture.</returns>
    /// <exception cref="CaptureException">The file cannot be read, is not a capture, or has no frame.</exception>
    public static Capture Load(string path, Action<double>? progress = null)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Load(path, stream, progress);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CaptureException($"{path}: cannot be read. {exception.Message}");
        }
    }

    /// <summary>Reads a capture from an open file.</summary>
    /// <param name="name">How messages call the file.</param>
    /// <param name="stream">The file, at its start.</param>
    /// <param name="progress">Told how far the reader is, from 0 to 1.</param>
    /// <returns>The capture.</returns>
    /// <exception cref="CaptureException">The file is not a capture, or has no frame.</exception>
    public static Capture Load(string name, Stream stream, Action<double>? progress = null)
    {
        var reader = CaptureReader.Open(name, stream);
        var frames = new List<byte[]>();
        while (reader.TryRead(out var frame))
        {
            if (!frame.IsEmpty)
                frames.Add(frame.ToArray());
            if (stream.CanSeek)
                progress?.Invoke((double)reader.Position / stream.Length);
        }
        var notes = NotesOn(reader, empty: reader.FrameCount - frames.Count).ToArray();
        return frames.Count > 0
            ? new(name, frames, notes)
            : throw new CaptureException($"{name}: the capture has no frame to use. {string.Join(' ', notes)}".TrimEnd());
    }

    private static IEnumerable<string> NotesOn(CaptureReader reader, long empty)
    {
        if (reader.Truncation is { } truncation)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Truncated: frame {truncation.Frame}, at byte {truncation.Offset}, is not whole; frames before it: {reader.FrameCount}.");
        if (reader.ShortenedCount > 0)
            yield return $"{reader.ShortenedCount} of {reader.FrameCount} frames were recorded in part; what is recorded is used.";
        if (empty > 0)
            yield return $"{empty} of {reader.FrameCount} frames have no bytes and are left out.";
    }
}
