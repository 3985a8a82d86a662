namespace LayoutGen.Benchmarks.Rings;

/// <summary>The part of a document that a program writes: between two comments.</summary>
internal static class GeneratedBlock
{
    public const string Start = "<!-- rings: begin -->";
    public const string End = "<!-- rings: end -->";

    /// <exception cref="InvalidDataException">The document has no such comments.</exception>
    public static void Replace(string file, string text)
    {
        var document = File.ReadAllText(file);
        var (start, end) = (document.IndexOf(Start, StringComparison.Ordinal), document.IndexOf(End, StringComparison.Ordinal));
        if (start < 0 || end < start)
            throw new InvalidDataException($"{file} has no part between {Start} and {End} to replace.");
        File.WriteAllText(file, $"{document[..(start + Start.Length)]}\n{text}\n{document[end..]}");
    }
}
