using System.Globalization;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>Where the fields of a structure lie that says so with <c>[StructLayout]</c>.</summary>
internal sealed record SequentialLayout(INamedTypeSymbol Type, IReadOnlyList<SequentialField> Fields, int Size)
{
    private const string StructLayout = "System.Runtime.InteropServices.StructLayoutAttribute";

    /// <summary>The layout of a structure of integers in sequence; null for any other type.</summary>
    public static SequentialLayout? Of(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Struct
            || type.Attributes(StructLayout).FirstOrDefault() is not { ConstructorArguments: [{ Value: 0 }] } attribute)
            return null;
        var (pack, declared) = (Named(attribute, "Pack") is var value and > 0 ? value : 8, Named(attribute, "Size"));
        List<SequentialField> fields = [];
        var (end, alignment) = (0, 1);
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !field.IsConst))
        {
            if (field.IsFixedSizeBuffer || SizeOf(field.Type) is not { } size)
                return null;
            var aligned = Math.Min(size, pack);
            alignment = Math.Max(alignment, aligned);
            var offset = AlignUp(end, aligned);
            fields.Add(new(field, offset, size));
            end = offset + size;
        }

        return new(type, fields, Math.Max(declared, AlignUp(end, alignment)));
    }

    private static int AlignUp(int offset, int alignment) => (offset + alignment - 1) / alignment * alignment;

    private static int Named(AttributeData attribute, string name) => Convert.ToInt32(
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value ?? 0, CultureInfo.InvariantCulture);

    private static int? SizeOf(ITypeSymbol type) => ((type as INamedTypeSymbol)?.EnumUnderlyingType ?? type).SpecialType switch
    {
        SpecialType.System_Byte or SpecialType.System_SByte => 1,
        SpecialType.System_Int16 or SpecialType.System_UInt16 => 2,
        SpecialType.System_Int32 or SpecialType.System_UInt32 => 4,
        SpecialType.System_Int64 or SpecialType.System_UInt64 => 8,
        _ => null,
    };
}
