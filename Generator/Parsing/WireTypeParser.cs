using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>Reads the types that a field can have: integers, and enums over them.</summary>
internal static class WireTypeParser
{
    public static WireType? Parse(ITypeSymbol type)
    {
        var integer = type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying : type;
        var size = integer.SpecialType switch
        {
            SpecialType.System_Byte or SpecialType.System_SByte => 1,
            SpecialType.System_UInt16 or SpecialType.System_Int16 => 2,
            SpecialType.System_UInt32 or SpecialType.System_Int32 => 4,
            SpecialType.System_UInt64 or SpecialType.System_Int64 => 8,
            _ => 0,
        };
        return size == 0 ? null : new(size, type.FullName(), integer.ToDisplayString());
    }
}
