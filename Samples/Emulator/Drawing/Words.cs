namespace Emulator.Drawing;

/// <summary>Breaks text where it must fit.</summary>
internal static class Words
{
    /// <summary>Lines of at most some characters, broken at spaces.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        List<string> lines = [];
        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= width)
                lines[^1] += $" {word}";
            else
                lines.Add(word);
        }

        return lines;
    }

    /// <summary>A name in one line, or in two where it is too long, broken before the capital nearest to its middle if it has one.</summary>
    public static IReadOnlyList<string> Break(string name, int width)
    {
        if (name.Length <= width)
            return [name];
        var cut = Enumerable.Range(1, name.Length - 1)
            .Where(index => char.IsUpper(name[index]) || char.IsDigit(name[index]))
            .DefaultIfEmpty(name.Length)
            .MinBy(index => Math.Abs(2 * index - name.Length));
        return cut == name.Length ? [name] : [name[..cut], name[cut..]];
    }
}
