using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LayoutGen.Generator.Parsing;

/// <summary>Finds declared properties that generated code could not complete.</summary>
internal static class CompletionCheck
{
    private const string ReadAndWritten = "{ get; set; }";
    private const string Read = "{ get; }";

    public static DeclarationProblem? OfField(DeclaredProperty field, WireForm? wire, IReadOnlyList<string> reserved) => Problem(field, wire switch
    {
        WireReserved when field.HasSetter => "reserved bytes are 0, so there is nothing to set",
        WireBytes or WireArray or WireTail or WireStructure when field.HasSetter => "it is a view, which is written through and not set",
        _ => OfAny(field.Symbol, reserved),
    }, wire is WireInteger or null ? ReadAndWritten : Read);

    public static DeclarationProblem? OfBits(DeclaredProperty bits, IReadOnlyList<string> reserved) => Problem(bits, OfAny(bits.Symbol, reserved));

    public static DeclarationProblem? OfPart(DeclaredProperty part, IReadOnlyList<string> reserved) =>
        Problem(part, part.HasSetter ? "a part is a view, which cannot be set" : Reason(part.Symbol, reserved), Read);

    private static string? OfAny(IPropertySymbol field, IReadOnlyList<string> reserved) =>
        field.SetMethod is { IsInitOnly: true } ? "a field is written with 'set', at any time" : Reason(field, reserved);

    private static string? Reason(IPropertySymbol property, IReadOnlyList<string> reserved) => property switch
    {
        { GetMethod: null } => "it has no 'get'",
        { RefKind: not RefKind.None } => "it returns a reference, and a value has no byte order of its own",
        _ when property.GetMethod.DeclaredAccessibility != property.DeclaredAccessibility
            || (property.SetMethod is { } set && set.DeclaredAccessibility != property.DeclaredAccessibility) =>
            "its accessors must be as accessible as the property itself",
        _ when SyntaxFacts.GetKeywordKind(property.Name) != SyntaxKind.None => "its name is a word of C#",
        _ when reserved.Contains(property.Name) => "generated code has a member of that name",
        _ => null,
    };

    private static DeclarationProblem? Problem(DeclaredProperty property, string? reason, string accessors = ReadAndWritten) =>
        reason is null ? null : new(ProblemKind.CannotBeCompleted, property.NameLocation, property.Name, reason)
        {
            Replacement = IsOfAccessors(property.Symbol, accessors) ? accessors : null,
        };

    /// <summary>Whether other accessors make the property right.</summary>
    private static bool IsOfAccessors(IPropertySymbol property, string accessors) =>
        property.SetMethod is { } set && (set.IsInitOnly || property.GetMethod is null || accessors == Read);
}
