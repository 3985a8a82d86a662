using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>Reads tails, and finds those that nothing could be read from: a tail is the last field, and no member of a union.</summary>
internal static class TailParser
{
    public static WireTail? Parse(DeclaredProperty property, WireInteger element, bool isSpan)
    {
        if (property.First(KnownNames.Tail) is not { } attribute)
            return null;
        var size = Named("ElementSize");
        return new(
            property.Type.FullName(),
            isSpan ? null : element,
            isSpan ? size ?? 1 : size is null ? element.Size : 0,
            attribute.ConstructorArguments is [{ Value: string count }] ? count : null,
            Named("More") ?? 0);

        int? Named(string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as int?;
    }

    public static void Check(HeaderDeclaration structure, IReadOnlyList<DeclaredProperty> properties, List<DeclarationProblem> problems)
    {
        for (var index = 0; index < properties.Count; index++)
            if (structure.Fields[index].Wire is WireTail tail && Reason(structure, index, tail) is { } reason)
                problems.Add(new(ProblemKind.Tail, properties[index].NameLocation, properties[index].Name, reason));
    }

    private static string? Reason(HeaderDeclaration structure, int index, WireTail tail)
    {
        if (index + 1 < structure.Fields.Count)
            return $"'{structure.Fields[index + 1].Name}' would follow at a place that only the sender knows";
        if (structure.Fields[index].Overlays)
            return "a tail is no member of a union, because it lies behind all fields";
        if (tail.ElementSize < 1)
            return tail.Element is null ? "an element takes at least 1 byte" : "an element takes as many bytes as its integer";
        if (tail.More < 0 || (tail.More > 0 && tail.Count is null))
            return tail.Count is null
                ? "nothing counts its elements, so there are no more than those"
                : "it cannot have fewer elements than are counted";
        return tail.Count is null || structure.Fields.Any(IsCount)
            ? null
            : $"there is no unsigned integer '{tail.Count}' that always exists";

        bool IsCount(FieldDeclaration field) => field.Name == tail.Count
            && field is { IsOptional: false, Wire: WireInteger { IsSigned: false } integer }
            && integer.Type == integer.Integer;
    }
}
