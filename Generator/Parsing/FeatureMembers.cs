using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>The members of a feature enum by value, looked up once: every condition asks for some. Another enum has none.</summary>
internal sealed class FeatureMembers
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, FeatureMembers> s_read = new();

    private readonly Dictionary<object, IFieldSymbol> _members = [];

    private FeatureMembers(INamedTypeSymbol type)
    {
        if (!type.HasAttribute(KnownNames.VirtioFeatures))
            return;
        foreach (var member in type.GetMembers().OfType<IFieldSymbol>())
            if (member.ConstantValue is { } value && !_members.ContainsKey(value))
                _members.Add(value, member);
    }

    public static FeatureMembers Of(INamedTypeSymbol type) => s_read.GetValue(type, static type => new(type));

    public IFieldSymbol? Find(object value) => _members.TryGetValue(value, out var member) ? member : null;
}
