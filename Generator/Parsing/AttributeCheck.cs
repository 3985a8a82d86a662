using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>Finds attributes that say nothing where they stand: somebody meant something by them, and it does not happen.</summary>
internal static class AttributeCheck
{
    private const string NoPart = "it is for a packet's part";

    private static readonly (string Attribute, string? Reason)[] s_ofParts =
    [
        (KnownNames.DeviceReads, NoPart), (KnownNames.DeviceWrites, NoPart), (KnownNames.MinimumSize, NoPart),
        (KnownNames.ConfiguredSize, NoPart), (KnownNames.ConfiguredMinimum, NoPart), (KnownNames.InTwoPieces, NoPart),
    ];

    public static IEnumerable<DeclarationProblem> OfField(DeclaredProperty field, WireForm? wire) => wire is null || field.Attributes.IsEmpty ? [] : Useless(
        field,
        s_ofParts,
        (KnownNames.FixedByteOrder, HasByteOrder(wire) ? null : "only an integer of several bytes, or an array of such, has a byte order"),
        (KnownNames.FixedLength, wire is WireBytes or WireArray ? null : "only an array has a length"),
        (KnownNames.Tail, wire is WireTail ? null : "a tail is a span or an array without a length"),
        (KnownNames.Reserved, wire is WireReserved ? null : "reserved bytes are declared as an integer"));

    public static IEnumerable<DeclarationProblem> OfPart(DeclaredProperty part, bool isPayload, bool isBytes, bool isRead) => Useless(
        part,
        [],
        (KnownNames.ConfiguredSize, isBytes ? null : "the size that a configuration says is that of a Span<byte>"),
        (KnownNames.ConfiguredMinimum, isPayload ? null : "a minimum is a payload's"),
        (KnownNames.InTwoPieces, isPayload && isRead ? null : "only a payload that the device reads can be two pieces"),
        (KnownNames.MinimumSize, isBytes ? "a configuration says the size; a minimum is a payload's" : null));

    public static IEnumerable<DeclarationProblem> OfBits(DeclaredProperty bits) => Useless(
        bits,
        s_ofParts,
        (KnownNames.When, "bits exist when their field does"),
        (KnownNames.WhenNot, "bits exist when their field does"),
        (KnownNames.Case, "bits mean something when their field does"),
        (KnownNames.FixedByteOrder, "the byte order is their field's"),
        (KnownNames.Overlays, "bits have no bytes of their own"),
        (KnownNames.Reserved, "bits have no bytes of their own"),
        (KnownNames.FixedLength, "bits are no array"),
        (KnownNames.Tail, "bits are no array"));

    private static bool HasByteOrder(WireForm wire) =>
        wire is WireInteger { Size: > 1 } or WireArray { Element.Size: > 1 } or WireTail { Element.Size: > 1 };

    /// <summary>The attributes for which there is a reason.</summary>
    private static IEnumerable<DeclarationProblem> Useless(
        DeclaredProperty property, (string Attribute, string? Reason)[] always, params (string Attribute, string? Reason)[] reasons)
    {
        return
            from attribute in property.Attributes
            from useless in reasons.Concat(always)
            where useless.Reason is not null && attribute.AttributeClass.Is(useless.Attribute)
            select new DeclarationProblem(
                ProblemKind.UselessAttribute,
                property.LocationOf(attribute),
                attribute.AttributeClass!.Name.Replace("Attribute", ""),
                property.Name,
                useless.Reason!);
    }
}
