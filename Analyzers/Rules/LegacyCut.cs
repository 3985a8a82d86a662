using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>
/// How the legacy interface wants the buffers of standard devices cut that did not negotiate free framing, and where a list of elements is
/// cut otherwise. An element is known by what its length is computed from.
/// </summary>
internal static class LegacyCut
{
    // Virtio 1.4: 5.1.9.8 for the network device and its control queue, 5.2.6.4 for block, 5.6.6.4 for SCSI devices.
    private static readonly HashSet<string> s_alone =
    [
        "NetHeader", "NetTunnelHeader", "NetControlHeader", "NetControlStatus",
        "BlkHeader", "BlkScsiResult", "BlkStatus",
        "ScsiCommand", "ScsiCommandResult",
    ];

    // 5.1.9.8: one descriptor for each of the two tables.
    private const string Table = "NetMacTable";

    // 5.3.6.4: a control message is one descriptor, with all that follows it.
    private const string Whole = "ConsoleControl";

    /// <summary>The first element that is cut otherwise, and what is wrong with it; null if none is.</summary>
    public static (IOperation Element, string What)? Fault(IReadOnlyList<IOperation> elements)
    {
        foreach (var element in elements)
        {
            if (ElementList.Part(element, "Length") is not { } length)
                continue;
            var terms = Terms(length).ToList();
            var structures = terms.Select(StructureOf).OfType<string>().ToList();
            if (terms.Count > 1 && structures.Find(s_alone.Contains) is { } merged)
                return (element, $"'{merged}' must have an element of its own");
            if (structures.Count(name => name == Table) > 1)
                return (element, $"every '{Table}' must have an element of its own");
            if (elements.Count > 1 && structures.Contains(Whole))
                return (element, $"'{Whole}' and what follows it must be one element");
        }

        return null;
    }

    /// <summary>The lengths that a length is the sum of.</summary>
    private static IEnumerable<IOperation> Terms(IOperation length) => length.Origin() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Terms(sum.LeftOperand).Concat(Terms(sum.RightOperand)),
        var term => [term],
    };

    /// <summary>The standard structure whose size an expression is; null if it is something else.</summary>
    private static string? StructureOf(IOperation size)
    {
        var member = size switch
        {
            IFieldReferenceOperation { Field: { Name: "MaximumSize" } field } => field,
            IPropertyReferenceOperation { Property: { Name: "Size" } property } => property,
            IInvocationOperation { TargetMethod: { Name: "SizeFor" or "SizeOf" } method } => (ISymbol)method,
            _ => null,
        };
        return member?.ContainingType is { } type
            && type.HasAttribute(KnownNames.VirtioHeader)
            && type.ContainingNamespace.ToDisplayString() == "LayoutGen.Devices"
            ? type.Name
            : null;
    }
}
