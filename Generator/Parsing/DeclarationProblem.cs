using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>A mistake in a declaration, at the token that makes it.</summary>
internal sealed record DeclarationProblem(ProblemKind Kind, Location Location, params object[] Arguments)
{
    /// <summary>What has to stand there instead; null if that is the author's to say.</summary>
    public string? Replacement { get; init; }
}
