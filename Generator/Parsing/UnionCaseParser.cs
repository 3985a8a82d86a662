using System.Globalization;
using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>Reads what chooses a union's member: values of another field.</summary>
internal static class UnionCaseParser
{
    public static UnionCase? Parse(DeclaredProperty property, List<DeclaredProperty> fields, List<DeclarationProblem> problems)
    {
        if (property.First(KnownNames.Case) is not { } attribute
            || attribute.ConstructorArguments is not [{ Value: string name }, { Kind: TypedConstantKind.Array, IsNull: false } values])
            return null;
        if (fields.FirstOrDefault(field => field.Name == name && IsSelector(field)) is not { } selector)
        {
            problems.Add(new(
                ProblemKind.NoSelector, property.ArgumentLocation(attribute, 0), property.Name, $"there is no integer '{name}' that always exists"));
            return null;
        }

        List<string> cases = [];
        for (var index = 0; index < values.Values.Length; index++)
        {
            if (Code(values.Values[index], selector.Type) is { } value)
                cases.Add(value);
            else
                problems.Add(new(
                    ProblemKind.NoSelector,
                    property.ArgumentLocation(attribute, index + 1),
                    property.Name,
                    $"'{values.Values[index].Value}' is no value of '{name}'"));
        }

        if (values.Values.Length == 0)
            problems.Add(new(ProblemKind.NoSelector, property.ArgumentLocation(attribute, 0), property.Name, "its [Case] has no value"));
        return new(name, cases.ToEquatableArray(), selector.Type.HasAttribute(KnownNames.Flags));
    }

    private static bool IsSelector(DeclaredProperty field) =>
        WireFormParser.Integer(field.Type, null) is not null
        && !field.HasAttribute(KnownNames.When)
        && !field.HasAttribute(KnownNames.WhenNot)
        && !field.HasAttribute(KnownNames.Reserved);

    /// <summary>A value as code: of the selector's own enum, or a number where it is no enum.</summary>
    private static string? Code(TypedConstant value, ITypeSymbol selector)
    {
        if (value is not { Kind: TypedConstantKind.Enum or TypedConstantKind.Primitive, Value: { } number, Type: { } type })
            return null;
        if (selector.TypeKind == TypeKind.Enum)
            return SymbolEqualityComparer.Default.Equals(type, selector) ? Cast(number) : null;
        var isNumber = type.TypeKind != TypeKind.Enum && WireFormParser.Integer(type, null) is not null;
        return isNumber && Fits(Convert.ToDecimal(number, CultureInfo.InvariantCulture), WireFormParser.Integer(selector, null)!) ? Cast(number) : null;

        string Cast(object constant) => $"({selector.FullName()})({Convert.ToString(constant, CultureInfo.InvariantCulture)})";
    }

    private static bool Fits(decimal number, WireInteger integer)
    {
        var values = (decimal)Math.Pow(2, 8 * integer.Size - (integer.IsSigned ? 1 : 0));
        return number < values && number >= (integer.IsSigned ? -values : 0);
    }
}
