using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>What a value is, as far as one body tells.</summary>
internal static class Values
{
    /// <summary>The outermost operation that an operation belongs to.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    /// <summary>The expression behind parentheses, conversions and variables that keep the value of their declaration.</summary>
    public static IOperation Origin(this IOperation value) => value switch
    {
        IParenthesizedOperation parenthesised => parenthesised.Operand.Origin(),
        IConversionOperation { Conversion.IsUserDefined: false } conversion => conversion.Operand.Origin(),
        ILocalReferenceOperation { IsDeclaration: false } read
            when BodyVariables.Around(read).ValueOf(read) is { } initial => initial.Origin(),
        _ => value,
    };

    /// <summary>A value that is an integer constant, or a variable that keeps one; null for any other.</summary>
    public static long? Integer(this IOperation value) =>
        Number(value.ConstantValue) ?? (value.Origin() is var origin && origin != value ? Number(origin.ConstantValue) : null);

    /// <summary>The argument for a parameter, by the parameter's name.</summary>
    public static IOperation? ArgumentFor(this IEnumerable<IArgumentOperation> arguments, string parameter) =>
        arguments.FirstOrDefault(argument => string.Equals(argument.Parameter?.Name, parameter, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>The value that an object's initializer gives to a property.</summary>
    public static IOperation? InitialValueOf(this IObjectCreationOperation creation, string property) => creation.Initializer?.Initializers
        .OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation target && target.Property.Name == property)?.Value;

    /// <summary>Whether a symbol has a name and lies in a namespace of the runtime library.</summary>
    public static bool IsNamed(this ISymbol? symbol, string containingNamespace, string name) =>
        symbol is not null && symbol.Name == name && symbol.ContainingNamespace?.ToDisplayString() == containingNamespace;

    private static long? Number(Optional<object?> constant) => constant.Value switch
    {
        ulong large => large <= long.MaxValue ? (long)large : null,
        byte or sbyte or short or ushort or int or uint or long => Convert.ToInt64(constant.Value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
