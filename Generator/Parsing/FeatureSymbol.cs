using System.Runtime.CompilerServices;
using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>A feature as its symbol says it, read once: the symbols of a referenced assembly live on from edit to edit.</summary>
internal sealed class FeatureSymbol
{
    private static readonly ConditionalWeakTable<IFieldSymbol, FeatureSymbol> s_read = new();

    private readonly Lazy<FeatureDeclaration> _declaration;
    private readonly Lazy<IReadOnlyList<IFieldSymbol>> _required;

    private FeatureSymbol(IFieldSymbol member)
    {
        Reference = FeatureEnumParser.Reference(member);
        _declaration = new(() => new(Reference, FeatureEnumParser.Requires(member)));
        _required = new(() => [.. member.Attributes(KnownNames.RequiresFeature).SelectMany(ConditionParser.Members)]);
    }

    public FeatureReference Reference { get; }

    /// <summary>The feature with what it requires, which names other features: it is read when somebody asks.</summary>
    public FeatureDeclaration Declaration => _declaration.Value;

    /// <summary>The features that it names as required.</summary>
    public IReadOnlyList<IFieldSymbol> Required => _required.Value;

    public static FeatureSymbol Of(IFieldSymbol member) => s_read.GetValue(member, static member => new(member));
}
