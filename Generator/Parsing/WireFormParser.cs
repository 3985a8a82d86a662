using System.Collections.Immutable;
using System.Globalization;
using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>Reads what a field is on the wire: an integer, an array, reserved bytes, or another structure.</summary>
internal static class WireFormParser
{
    /// <summary>The longest array that makes sense in a structure, whose size is the size of a buffer.</summary>
    private const int MaximumLength = 65536;

    private static readonly WireInteger s_byte = new(1, "byte", "byte");
    private static readonly WireInteger s_sbyte = new(1, "sbyte", "sbyte");
    private static readonly WireInteger s_ushort = new(2, "ushort", "ushort");
    private static readonly WireInteger s_short = new(2, "short", "short");
    private static readonly WireInteger s_uint = new(4, "uint", "uint");
    private static readonly WireInteger s_int = new(4, "int", "int");
    private static readonly WireInteger s_ulong = new(8, "ulong", "ulong");
    private static readonly WireInteger s_long = new(8, "long", "long");

    public static WireForm? Parse(DeclaredProperty property, ImmutableArray<INamedTypeSymbol> within, List<DeclarationProblem> problems)
    {
        var integer = Integer(property.Type, Order(property));
        if (property.First(KnownNames.Reserved) is { } reserved && integer is not null)
            return new WireReserved(
                Argument(reserved) is { } bytes and not 0 ? Length(property, reserved, bytes, problems) : integer.Size, integer.Type);
        if (integer is not null)
            return integer;
        if (property.First(KnownNames.FixedLength) is { } array
            && Argument(array) is { } count
            && Element(property.Type, Order(property)) is var (element, isSpan))
        {
            var length = Length(property, array, count, problems);
            return isSpan ? new WireBytes(length, property.Type.FullName()) : new WireArray(property.Type.FullName(), element, length);
        }

        if (Element(property.Type, Order(property)) is var (tailElement, isBytes) && TailParser.Parse(property, tailElement, isBytes) is { } tail)
            return tail;
        if (property.Type is INamedTypeSymbol type && type.HasAttribute(KnownNames.VirtioHeader))
            return Structure(property, type, within, problems);
        var ordered = NativeElement(property.Type) is { } native ? $"LayoutGen.Layouts.IntegerArray<{native}>" : null;
        var (place, name) = (property.TypeLocation, property.Type.ToDisplayString());
        problems.Add(ordered is null
            ? new(ProblemKind.NoWireForm, place, property.Name, name)
            : new(ProblemKind.NativeOrder, place, property.Name, name, ordered) { Replacement = ordered });
        return null;
    }

    /// <summary>Whether a type is a span of bytes that can be written.</summary>
    public static bool IsSpanOfBytes(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } span
        && span.OriginalDefinition.ToDisplayString() == "System.Span<T>";

    /// <summary>The bytes that a configuration has after a reset.</summary>
    public static int ConfiguredLength(DeclaredProperty part, AttributeData attribute, List<DeclarationProblem> problems) =>
        Length(part, attribute, Argument(attribute) ?? 0, problems);

    /// <summary>An integer or an enum over one.</summary>
    public static WireInteger? Integer(ITypeSymbol type, bool? isBigEndian)
    {
        var underlying = (type as INamedTypeSymbol)?.EnumUnderlyingType;
        var integer = (underlying ?? type).SpecialType switch
        {
            SpecialType.System_Byte => s_byte,
            SpecialType.System_SByte => s_sbyte,
            SpecialType.System_UInt16 => s_ushort,
            SpecialType.System_Int16 => s_short,
            SpecialType.System_UInt32 => s_uint,
            SpecialType.System_Int32 => s_int,
            SpecialType.System_UInt64 => s_ulong,
            SpecialType.System_Int64 => s_long,
            _ => null,
        };
        return integer is null || (underlying is null && isBigEndian is null)
            ? integer
            : integer with { Type = underlying is null ? integer.Type : type.FullName(), IsBigEndian = isBigEndian };
    }

    /// <summary>A structure inside another; what is wrong with it in itself is reported where it is declared.</summary>
    private static WireStructure? Structure(
        DeclaredProperty property, INamedTypeSymbol type, ImmutableArray<INamedTypeSymbol> within, List<DeclarationProblem> problems)
    {
        var isRecursive = within.Contains(type, SymbolEqualityComparer.Default);
        var structure = isRecursive ? null : HeaderParser.Parse(type, [], within);
        var reason = isRecursive ? "it would contain itself"
            : structure?.Fields.FirstOrDefault(field => !field.Condition.IsAlways) is { } conditional
                ? $"whether '{conditional.Name}' exists depends on features, so its size does"
            : structure?.Tail is { } tail ? $"its tail '{tail.Name}' has no fixed size" : null;
        if (reason is not null)
            problems.Add(new(ProblemKind.NestedStructure, property.TypeLocation, property.Name, type.Name, reason));
        else if (structure is not null && HeaderParser.HidesFields(type, structure))
            problems.Add(new(ProblemKind.HiddenField, property.TypeLocation, property.Name, type.ToDisplayString()));
        return structure is null ? null : new(Layout.PlacedField.SizeOf(structure), type.FullName(), structure.Reserved.Any());
    }

    private static (WireInteger Element, bool IsSpan)? Element(ITypeSymbol type, bool? isBigEndian)
    {
        if (type is not INamedTypeSymbol { TypeArguments: [var argument] } array || Integer(argument, isBigEndian) is not { } element)
            return null;
        return array.OriginalDefinition.ToDisplayString() switch
        {
            "System.Span<T>" or "System.ReadOnlySpan<T>" when argument.SpecialType == SpecialType.System_Byte => (element, true),
            KnownNames.IntegerArray when argument.TypeKind != TypeKind.Enum => (element, false),
            _ => null,
        };
    }

    /// <summary>The integer of several bytes in an array or span, which has the byte order of the machine that runs the code.</summary>
    private static string? NativeElement(ITypeSymbol type)
    {
        var element = type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments: [var argument] } span
                when span.OriginalDefinition.ToDisplayString() is "System.Span<T>" or "System.ReadOnlySpan<T>" => argument,
            _ => null,
        };
        return element is { TypeKind: not TypeKind.Enum } && Integer(element, null) is { Size: > 1 } integer ? integer.Integer : null;
    }

    private static bool? Order(DeclaredProperty property) =>
        property.First(KnownNames.FixedByteOrder) is { } attribute && Argument(attribute) is { } order ? order != 0 : null;

    private static int Length(DeclaredProperty property, AttributeData attribute, int count, List<DeclarationProblem> problems)
    {
        if (count is >= 1 and <= MaximumLength)
            return count;
        problems.Add(new(ProblemKind.ArrayLength, property.ArgumentLocation(attribute, 0), property.Name, count, MaximumLength));
        return 1;
    }

    private static int? Argument(AttributeData attribute) => attribute.ConstructorArguments is [{ Value: { } value }]
        ? Convert.ToInt32(value, CultureInfo.InvariantCulture)
        : null;
}
