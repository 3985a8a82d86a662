using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LayoutGen.Generator.Parsing;

/// <summary>Finds declared properties that generated code could not complete.</summary>
internal static class CompletionCheck
{
    public static DeclarationProblem? OfField(IPropertySymbol field, IReadOnlyList<string> reserved) =>
        Problem(field, field.SetMethod is { IsInitOnly: true } ? "a field is written with 'set', at any time" : Reason(field, reserved));

    public static DeclarationProblem? OfPart(IPropertySymbol part, IReadOnlyList<string> reserved) =>
        Problem(part, part.SetMethod is not null ? "a part is a view, which cannot be set" : Reason(part, reserved));

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

    private static DeclarationProblem? Problem(IPropertySymbol property, string? reason) =>
        reason is null ? null : new(ProblemKind.CannotBeCompleted, property.NameLocation(), property.Name, reason);
}
