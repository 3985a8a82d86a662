using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LayoutGen.Analyzers.Flow;

/// <summary>A boolean value that is followed: a variable, or an intermediate result that the control flow graph captures.</summary>
internal readonly record struct Flag(ISymbol? Variable, CaptureId Capture)
{
    public static Flag Of(ISymbol variable) => new(variable, default);

    public static Flag Of(CaptureId capture) => new(null, capture);
}
