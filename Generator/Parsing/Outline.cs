using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LayoutGen.Generator.Parsing;

/// <summary>
/// What a compilation declares and refers to, without what methods do: all that the meaning of a declaration can depend on. Most edits
/// are inside a method and leave it as it was.
/// </summary>
internal sealed class Outline
{
    private static readonly ConditionalWeakTable<Compilation, Outline> s_outlines = new();

    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assembly;

    /// <summary>The last answer, because every declaration asks for the same one. The older knows the newer, and can go.</summary>
    private Tuple<Outline, bool>? _compared;

    private Outline(Compilation compilation)
    {
        _trees = [.. compilation.SyntaxTrees];
        _references = [.. compilation.References];
        _options = compilation.Options;
        _assembly = compilation.AssemblyName;
    }

    public static Outline Of(Compilation compilation) => s_outlines.GetValue(compilation, static compilation => new(compilation));

    /// <summary>Whether nothing that a declaration can depend on has changed from this outline to a newer one.</summary>
    public bool IsSameAs(Outline newer)
    {
        if (ReferenceEquals(this, newer))
            return true;
        if (_compared is not var (other, isSame) || !ReferenceEquals(other, newer))
            _compared = new(newer, isSame = Compare(newer));
        return isSame;
    }

    private bool Compare(Outline newer) => _assembly == newer._assembly
        && _options.Equals(newer._options)
        && _references.SequenceEqual(newer._references)
        && _trees.Length == newer._trees.Length
        && HasSameTrees(newer);

    /// <summary>
    /// Whether the files declare the same, besides methods. No declaration depends on a method, which could only hide something else of its
    /// name: where no text has such a word, methods may come, go and change.
    /// </summary>
    private bool HasSameTrees(Outline newer)
    {
        List<string> methods = [];
        var texts = new string?[_trees.Length];
        for (var index = 0; index < _trees.Length; index++)
        {
            var (tree, other) = (_trees[index], newer._trees[index]);
            if (ReferenceEquals(tree, other))
                continue;
            if (!tree.Options.Equals(other.Options))
                return false;
            if (SyntaxFactory.AreEquivalent(tree, other, topLevel: true))
                continue;
            var rest = FileMethods.Remove(other);
            if (!SyntaxFactory.AreEquivalent(FileMethods.Remove(tree), rest, topLevel: true))
                return false;
            methods.AddRange(FileMethods.ChangedNames(tree, other));
            texts[index] = rest.ToString();
        }

        return methods.Count == 0
            || !texts.Select((text, index) => text ?? newer._trees[index].GetText().ToString()).Any(text => methods.Exists(text.Contains));
    }
}
