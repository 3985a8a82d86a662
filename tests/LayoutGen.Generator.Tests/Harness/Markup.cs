using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace LayoutGen.Generator.Tests.Harness;

/// <summary>Source text in which <c>[|</c> and <c>|]</c> enclose what is to be reported.</summary>
internal sealed record Markup(string Source, IReadOnlyList<TextSpan> Reported)
{
    public static Markup Parse(string text)
    {
        var source = new StringBuilder();
        List<TextSpan> reported = [];
        var parts = text.Split("[|");
        source.Append(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            var end = part.IndexOf("|]", StringComparison.Ordinal);
            reported.Add(new(source.Length, end));
            source.Append(part, 0, end).Append(part, end + 2, part.Length - end - 2);
        }

        return new(source.ToString(), reported);
    }
}
