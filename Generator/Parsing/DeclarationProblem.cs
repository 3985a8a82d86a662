using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>A mistake in a declaration, at the token that makes it.</summary>
internal sealed record DeclarationProblem(ProblemKind Kind, Location Location, params object[] Arguments);
