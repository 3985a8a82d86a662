using System.Runtime.CompilerServices;
using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>A feature as its symbol says it, read once: the symbols of a referenced assembly live on from edit to edit.</summary>
internal sealed class FeatureSymbol
{
    private static readonly ConditionalWeakTable<IFieldSymbol, FeatureSymbol> s_read = new();

    private FeatureSymbol(IFieldSymbol member)
    {
        Declaration = new(FeatureEnumParser.Reference(member), FeatureEnumParser.Requires(member));
        Required = [.. member.Attributes(KnownNames.RequiresFeature).SelectMany(ConditionParser.Members)];
    }

    public FeatureDeclaration Declaration { get; }

    /// <summary>The features that it names as required.</summary>
    public IReadOnlyList<IFieldSymbol> Required { get; }

    public static FeatureSymbol Of(IFieldSymbol member) => s_read.GetValue(member, static member => new(member));
}
