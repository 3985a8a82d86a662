using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>
/// Reads one kind of declaration, and remembers what it read. The compiler asks for every declaration anew at every edit, whose symbols
/// are then new too: binding their attributes would take longer than all the rest.
/// </summary>
/// <param name="parse">Reads a declaration.</param>
internal sealed class DeclarationReader<T>(Func<INamedTypeSymbol, T?> parse)
    where T : class
{
    private readonly ConditionalWeakTable<SyntaxNode, StrongBox<Entry>> _read = new();

    public T? Read(GeneratorAttributeSyntaxContext source)
    {
        var (node, type) = (source.TargetNode, (INamedTypeSymbol)source.TargetSymbol);
        var outline = Outline.Of(source.SemanticModel.Compilation);
        var entry = _read.GetValue(node, static _ => new());
        // Documentation is in no outline: only where the whole declaration is this node, it is the same too.
        var model = entry.Value is { } known && known.Outline.IsSameAs(outline) && type.DeclaringSyntaxReferences.Length == 1
            ? known.Model
            : parse(type);
        entry.Value = new(outline, model);
        return model;
    }

    private sealed record Entry(Outline Outline, T? Model);
}
