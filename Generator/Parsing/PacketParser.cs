using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>Reads packets.</summary>
internal static class PacketParser
{
    public static PacketDeclaration? Parse(INamedTypeSymbol type, List<DeclarationProblem>? problems = null)
    {
        problems ??= [];
        problems.AddRange(TypeNameParser.Check(type));

        var properties = DeclaredProperty.Of(type).FindAll(property => property.Symbol.IsPartialDefinition);
        if (properties.Count == 0)
            problems.Add(new(ProblemKind.NothingDeclared, type.NameLocation(), type.Name, "a part"));
        var parts = properties.Select(property => ParsePart(property, problems)).ToList();
        CheckOrder(properties, parts, problems);

        var declared = parts.OfType<PartDeclaration>().ToEquatableArray();
        var packet = new PacketDeclaration(TypeNameParser.Parse(type), declared)
        {
            LegacyCut = LegacyCut(type),
            IgnoresUsedLength = type.Attributes(KnownNames.VirtioPacket)
                .SelectMany(attribute => attribute.NamedArguments)
                .Any(argument => argument is { Key: "IgnoresUsedLength", Value.Value: true }),
        };
        HeaderParser.CheckCount(type, packet.Headers, problems);
        return problems.Count == 0 && declared.Count == parts.Count ? packet : null;
    }

    private static PartDeclaration? ParsePart(DeclaredProperty property, List<DeclarationProblem> problems)
    {
        var (reads, writes) = (property.HasAttribute(KnownNames.DeviceReads), property.HasAttribute(KnownNames.DeviceWrites));
        if (reads == writes)
            problems.Add(new(ProblemKind.DirectionMissing, property.NameLocation, property.Name, reads ? "both directions" : "no direction"));

        if (CompletionCheck.OfPart(property, ReservedNames.OfPacket) is { } problem)
            problems.Add(problem);

        var isPayload = property.Type.Is(KnownNames.Payload);
        var configured = property.First(KnownNames.ConfiguredSize);
        var isBytes = configured is not null && WireFormParser.IsSpanOfBytes(property.Type);
        problems.AddRange(AttributeCheck.OfPart(property, isPayload, isBytes, reads));
        HeaderDeclaration? header = null;
        if (property.Type is INamedTypeSymbol type && type.HasAttribute(KnownNames.VirtioHeader))
        {
            // What is wrong with the header is reported where it is declared.
            header = HeaderParser.Parse(type);
            if (header is null)
                return null;
            if (header.Tail is { } tail)
                problems.Add(new(
                    ProblemKind.Tail,
                    property.TypeLocation,
                    tail.Name,
                    $"a part has its own bytes only; declare a Payload, and view that as '{type.Name}'"));
            if (HeaderParser.HidesFields(type, header))
                problems.Add(new(ProblemKind.HiddenField, property.TypeLocation, property.Name, property.Type.ToDisplayString()));
        }
        else if (!isPayload && !isBytes)
        {
            problems.Add(new(ProblemKind.UnknownPart, property.TypeLocation, property.Name, property.Type.ToDisplayString()));
            return null;
        }

        var minimums = MinimumParser.Parse(property, isHeader: header is not null, problems);
        return new(
            property.Name,
            writes,
            header,
            MinimumParser.Unconditional(minimums),
            property.Accessibility,
            property.Documentation)
        {
            Minimums = minimums.Where(minimum => !MinimumParser.IsUnconditional(minimum)).ToEquatableArray(),
            ConfiguredSize = isBytes ? WireFormParser.ConfiguredLength(property, configured!, problems) : null,
            IsInTwoPieces = property.HasAttribute(KnownNames.InTwoPieces),
            HasConfiguredMinimum = property.HasAttribute(KnownNames.ConfiguredMinimum),
        };
    }

    private static void CheckOrder(List<DeclaredProperty> properties, List<PartDeclaration?> parts, List<DeclarationProblem> problems)
    {
        for (var index = 0; index < parts.Count; index++)
        {
            if (parts[index] is not { } part)
                continue;
            var before = parts.Take(index).OfType<PartDeclaration>().LastOrDefault(other => other.DeviceWrites);
            if (!part.DeviceWrites && before is not null)
                problems.Add(new(ProblemKind.PartOutOfOrder, properties[index].NameLocation, part.Name, before.Name));
            var after = parts.Skip(index + 1).OfType<PartDeclaration>().FirstOrDefault(other => other.DeviceWrites == part.DeviceWrites);
            // A device finds headers behind what it writes from the end of the buffer.
            if (part.IsPayload && after is not null && (!part.DeviceWrites || parts.Skip(index + 1).Any(other => other is { IsPayload: true })))
                problems.Add(new(ProblemKind.FlexiblePartNotLast, properties[index].NameLocation, part.Name, after.Name));
        }
    }

    /// <summary>How separate framing cuts a packet; null for every part by itself.</summary>
    public static string? LegacyCut(INamedTypeSymbol type) =>
        type.Attributes(KnownNames.VirtioPacket).Select(attribute => attribute.NamedMember("LegacyCut")).FirstOrDefault();
}
