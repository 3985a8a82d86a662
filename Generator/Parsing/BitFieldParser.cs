using System.Globalization;
using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>Reads properties that are some bits of a field.</summary>
internal static class BitFieldParser
{
    public static IEnumerable<BitField> Parse(
        IEnumerable<DeclaredProperty> properties, IReadOnlyList<FieldDeclaration> fields, List<DeclarationProblem> problems)
    {
        List<BitField> parsed = [];
        foreach (var property in properties)
        {
            var attribute = property.First(KnownNames.Bits)!;
            if (attribute.ConstructorArguments is not [{ Value: string name }, { Value: int shift }, { Value: int width }])
                continue;
            var word = fields.FirstOrDefault(field => field.Name == name && field.Wire is WireInteger { IsSigned: false });
            var bits = word is null ? null : new BitField(
                property.Name,
                word,
                shift,
                width,
                property.Type.FullName(),
                property.Accessibility,
                property.HasSetter,
                property.Documentation);
            var reason = bits is null ? "there is no such field that is an unsigned integer" : Reason(bits, property.Type, parsed);
            if (reason is not null)
                problems.Add(new(ProblemKind.BitRange, property.ArgumentLocation(attribute, 0), property.Name, name, reason));
            else
                parsed.Add(bits!);
        }

        return parsed;
    }

    private static string? Reason(BitField bits, ITypeSymbol type, IReadOnlyList<BitField> others)
    {
        if (bits.Shift < 0 || bits.Width < 1 || bits.Shift + (long)bits.Width > 8 * bits.Word.Wire.Size)
            return $"it has the bits 0 to {(8 * bits.Word.Wire.Size - 1).ToString(CultureInfo.InvariantCulture)} only";
        if (Room(type) is not { } room)
            return $"'{type.ToDisplayString()}' is neither an unsigned integer nor an enum over one nor bool";
        if (bits.Width > room)
            return $"'{type.ToDisplayString()}' has no room for {bits.Width.ToString(CultureInfo.InvariantCulture)} bits";
        if (bits.HasSetter && !bits.Word.HasSetter)
            return "it cannot be set";
        return others.FirstOrDefault(other => other.Word.Name == bits.Word.Name && (other.Mask << other.Shift & bits.Mask << bits.Shift) != 0) is { } shared
            ? $"'{shared.Name}' has some of them already"
            : null;
    }

    private static int? Room(ITypeSymbol type) => type.SpecialType == SpecialType.System_Boolean ? 1
        : WireFormParser.Integer(type, null) is { IsSigned: false } integer ? 8 * integer.Size : null;
}
