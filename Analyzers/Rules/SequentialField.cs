using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>A field, and where it lies in a structure that is laid out in sequence; offset and size in bytes.</summary>
internal sealed record SequentialField(IFieldSymbol Symbol, int Offset, int Size);
