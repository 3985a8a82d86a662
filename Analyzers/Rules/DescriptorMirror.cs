using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>A structure by hand that has the parts of a ring's descriptor (virtio 1.4, 2.7.5 and 2.8.13), whatever it is called.</summary>
/// <param name="IsPacked">Whether it has an id, as in packed rings, rather than the index of the next descriptor.</param>
internal sealed record DescriptorMirror(bool IsPacked)
{
    public const string Address = "address";
    public const string Flags = "flags";

    /// <summary>The mirror that a type is; null for any other type.</summary>
    public static DescriptorMirror? Of(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct } structure)
            return null;
        var fields = structure.GetMembers().OfType<IFieldSymbol>().Where(field => field is { IsStatic: false, IsConst: false }).ToList();
        // Asked of every new structure: most differ here already.
        if (fields.Count != 4)
            return null;
        return fields.ConvertAll(field => PartOf(field.AssociatedSymbol ?? field)) switch
        {
            [Address, "length", Flags, "next"] => new(IsPacked: false),
            [Address, "length", "id", Flags] => new(IsPacked: true),
            _ => null,
        };
    }

    /// <summary>What part of a descriptor a field, a property or a parameter is by its name.</summary>
    public static string PartOf(ISymbol symbol) => symbol.Name.Replace("_", "").ToLowerInvariant() switch
    {
        "addr" => Address,
        "len" => "length",
        "bufferid" => "id",
        var name => name,
    };
}
