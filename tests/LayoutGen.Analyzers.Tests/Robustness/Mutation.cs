using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LayoutGen.Analyzers.Tests.Robustness;

/// <summary>Spoils a source at random, token by token, as editing does: most results do not compile.</summary>
internal sealed class Mutation(Random random)
{
    private static readonly string[] Fragments =
    [
        "features.HasFreeFraming", "Merged(features)", "if (features.HasFreeFraming)", "&&", "||", "!", "?", "is", "=>", "{", "}", "(", ")",
        ";", "return", "try {", "} finally {", "goto use;", "while (true)", "out var f", "default", "await", "yield return", "x", "=", "[", "]",
        "[RequiresFeature(Feature.Version1)]", "[GuardsFeature(", "switch { _ =>", "ref", "null", "this", "(features.Bits & 1)", "\"", "??=",
    ];

    public string Of(string source)
    {
        var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().ToList();
        var first = tokens.FindIndex(token => token.IsKind(SyntaxKind.OpenBraceToken));
        for (var count = random.Next(1, 4); count > 0; count--)
            Spoil(tokens, random.Next(Math.Max(first, 0), tokens.Count));
        return tokens.Aggregate(new StringBuilder(), (text, token) => text.Append(token.ToFullString())).ToString();
    }

    private void Spoil(List<SyntaxToken> tokens, int place)
    {
        switch (random.Next(6))
        {
            case 0: tokens.RemoveRange(place, Math.Min(random.Next(1, 6), tokens.Count - place)); break;
            case 1: tokens.Insert(place, tokens[random.Next(tokens.Count)]); break;
            case 2: (tokens[place], tokens[^1]) = (tokens[random.Next(tokens.Count)], tokens[place]); break;
            case 3: tokens.RemoveRange(place, random.Next(tokens.Count - place)); break;
            case 4: tokens.InsertRange(place, tokens.GetRange(place, Math.Min(random.Next(1, 20), tokens.Count - place))); break;
            default: tokens.Insert(place, SyntaxFactory.ParseToken(Fragments[random.Next(Fragments.Length)] + " ")); break;
        }
        if (tokens.Count == 0)
            tokens.Add(SyntaxFactory.Token(SyntaxKind.SemicolonToken));
    }
}
