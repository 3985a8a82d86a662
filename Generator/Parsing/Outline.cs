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

    /// <summary>Whether nothing has changed from this outline to a newer one.</summary>
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
        && _trees.Zip(newer._trees, IsSame).All(static isSame => isSame);

    private static bool IsSame(SyntaxTree tree, SyntaxTree other) =>
        ReferenceEquals(tree, other) || (tree.Options.Equals(other.Options) && SyntaxFactory.AreEquivalent(tree, other, topLevel: true));
}
