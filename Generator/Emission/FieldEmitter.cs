using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>
/// Writes a field's property, and what asks for it. Everything depends on the view's layout alone: where that is a constant, only the
/// access itself is left.
/// </summary>
internal sealed class FieldEmitter(HeaderDeclaration header, IReadOnlyList<LayoutVariant> variants)
{
    public void Emit(SourceWriter writer, PlacedField placed)
    {
        var field = placed.Field;
        writer.Line();
        writer.Documentation(field.Documentation, $"The field <c>{field.Name}</c>.");
        writer.Remarks(ByteMap.OfField(header, placed));
        if (!field.Condition.IsAlways)
        {
            writer.Line($"/// <exception cref=\"{Names.Layouts}.FieldNotNegotiatedException\">The features do not provide it.</exception>");
            writer.Line(Attributes.Requires(field.Condition));
        }

        writer.Line($"[global::LayoutGen.WireOffset({placed.Offset})]");
        using (writer.Braces($"{field.Accessibility} partial {field.Wire.Type} {field.Name}"))
        {
            EmitAccessor(writer, "get", field, $"return {Read(placed)};");
            if (field.HasSetter)
                EmitAccessor(writer, "set", field, $"{Write(placed)};");
        }

        if (!field.Condition.IsAlways)
            EmitGuards(writer, field, Read(placed));
    }

    private void EmitAccessor(SourceWriter writer, string accessor, FieldDeclaration field, string body)
    {
        writer.Line(Names.Inline);
        if (field.Condition.IsAlways)
        {
            writer.Line(accessor == "get" ? $"get => {body.Substring("return ".Length)}" : $"set => {body}");
            return;
        }

        using (writer.Braces(accessor))
        {
            writer.Line($"if (!Has{field.Name})");
            writer.Line($"    {Names.Wire}.ThrowMissing(\"{header.Type.Name}.{field.Name}\", \"{field.Condition.Display}\");");
            writer.Line(body);
        }
    }

    private void EmitGuards(SourceWriter writer, FieldDeclaration field, string read)
    {
        writer.Line();
        writer.Line($"/// <summary>Whether <see cref=\"{field.Name}\"/> exists: with {field.Condition.Display}.</summary>");
        writer.Remarks(ByteMap.OfField(header, PlacedField.Place(header).First(placed => placed.Field.Name == field.Name)));
        writer.Line(Attributes.Guards(field.Condition));
        using (writer.Braces($"{field.Accessibility} bool Has{field.Name}"))
        {
            writer.Line(Names.Inline);
            writer.Line($"get => ({Mask(field)} >> _layout.Index & 1UL) != 0UL;");
        }

        writer.Line();
        writer.Line($"/// <summary>Reads <see cref=\"{field.Name}\"/> if it exists.</summary>");
        writer.Line("/// <param name=\"value\">The field's value, 0 if it does not exist.</param>");
        writer.Line("/// <returns>Whether it exists.</returns>");
        writer.Remarks(ByteMap.OfField(header, PlacedField.Place(header).First(placed => placed.Field.Name == field.Name)));
        writer.Line(Attributes.Guards(field.Condition));
        writer.Line(Names.Inline);
        using (writer.Braces($"{field.Accessibility} bool TryGet{field.Name}(out {field.Wire.Type} value)"))
        {
            writer.Line($"value = Has{field.Name} ? {read} : default;");
            writer.Line($"return Has{field.Name};");
        }
    }

    private string Read(PlacedField placed)
    {
        var wire = placed.Field.Wire;
        var read = wire.Size == 1
            ? $"{Names.Wire}.ReadByte(ref _start, {placed.Offset})"
            : $"{Names.Wire}.Read{wire.HelperSuffix}(ref _start, {placed.Offset}, {IsBigEndian(placed.Field)})";
        return Convert(read, wire.Type, wire);
    }

    private string Write(PlacedField placed)
    {
        var wire = placed.Field.Wire;
        var value = Convert("value", wire.Unsigned, wire);
        return wire.Size == 1
            ? $"{Names.Wire}.WriteByte(ref _start, {placed.Offset}, {value})"
            : $"{Names.Wire}.Write{wire.HelperSuffix}(ref _start, {placed.Offset}, {IsBigEndian(placed.Field)}, {value})";
    }

    /// <summary>A field that no legacy interface has is little-endian, whatever the guest is (virtio 1.4, 1.4).</summary>
    private string IsBigEndian(FieldDeclaration field) =>
        variants.Any(variant => variant.HasGuestOrder && Has(variant, field)) ? "_layout.IsBigEndian" : "false";

    /// <summary>The layouts that have a field, as bits.</summary>
    private string Mask(FieldDeclaration field)
    {
        var mask = 0UL;
        for (var index = 0; index < variants.Count; index++)
            if (Has(variants[index], field))
                mask |= 1UL << index;
        return $"0x{mask:X}UL";
    }

    private bool Has(LayoutVariant variant, FieldDeclaration field) => LayoutSolver.IsPresent(header, field, variant.Present[0]);

    /// <summary>A conversion between a field's type and the wire's. A change of sign is none of value, whatever the project checks.</summary>
    private static string Convert(string value, string type, WireType wire)
    {
        if (wire.Type == wire.Unsigned)
            return value;
        return wire.Integer == wire.Unsigned ? $"({type}){value}" : $"unchecked(({type}){value})";
    }
}
