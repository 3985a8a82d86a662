using LayoutGen.Generator.Layout;
using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>
/// Writes a field's property, and what asks for it. Everything depends on the view's layout alone: where that is a constant, only the
/// access itself is left.
/// </summary>
/// <param name="header">The structure.</param>
/// <param name="present">Code that says whether a conditional field exists.</param>
/// <param name="hasGuestOrder">Whether a field's integers can be in the guest's order: a field of no legacy interface is little-endian.</param>
/// <param name="tailStart">Code that says where the fixed bytes end, for a structure that can have a tail.</param>
internal sealed class FieldEmitter(
    HeaderDeclaration header, Func<PlacedField, string> present, Func<PlacedField, bool> hasGuestOrder, string tailStart = "")
{
    private const string GuestOrder = "_wire.Layout.IsBigEndian";

    /// <summary>All fields, and what depends on them.</summary>
    public void EmitAll(SourceWriter writer)
    {
        foreach (var placed in PlacedField.Place(header))
            Emit(writer, placed);
        foreach (var bits in header.Bits)
            BitFieldEmitter.Emit(writer, header, bits);
        EmitClear(writer);
    }

    private void Emit(SourceWriter writer, PlacedField placed)
    {
        var field = placed.Field;
        writer.Line();
        writer.Documentation(field.Documentation, $"The field <c>{field.Name}</c>.");
        writer.Remarks(ByteMap.OfField(header, placed));
        if (!field.Condition.IsAlways)
            writer.Line($"/// <exception cref=\"{Names.Layouts}.FieldNotNegotiatedException\">The features do not provide it.</exception>");
        if (IsProof(field))
            writer.Line(Attributes.Requires(field.Condition));
        writer.Line($"[global::LayoutGen.WireOffset({placed.Offset})]");
        using (writer.Braces($"{field.Accessibility} partial {field.Wire.Type} {field.Name}"))
        {
            EmitAccessor(writer, "get", placed, "return ", Read(placed));
            if (field.HasSetter)
                EmitAccessor(writer, "set", placed, "", Write(placed));
        }

        if (field.IsOptional)
            EmitGuards(writer, placed);
        if (field.Wire is WireTail { Count: not null })
            EmitSize(writer, placed);
    }

    /// <summary>Where something begins that lies behind a counted tail: only the view knows.</summary>
    private void EmitSize(SourceWriter writer, PlacedField placed)
    {
        var tail = placed.Field;
        var size = $"{tailStart} + {Tail((WireTail)tail.Wire)}.Length";
        writer.Lines($"""

            /// <summary>The bytes of the header and of <see cref="{tail.Name}"/>, as far as they are there.</summary>
            {tail.Accessibility} int SizeWithTail => {(tail.Condition.IsAlways ? size : $"{present(placed)} ? {size} : {tailStart}")};
            """);
    }

    /// <summary>Whether <c>HasX</c> proves what the field needs, and its opposite the opposite: features must be all that it asks for.</summary>
    private static bool IsProof(FieldDeclaration field) => field is { Condition: { IsAlways: false, None.Count: 0 }, Case: null, Wire: not WireTail { Count: not null } };

    private void EmitAccessor(SourceWriter writer, string accessor, PlacedField placed, string statement, string expression)
    {
        var field = placed.Field;
        if (field.Condition.IsAlways)
        {
            writer.Line($"{accessor} => {expression};");
            return;
        }

        writer.Line(Names.Inline);
        using (writer.Braces(accessor))
        {
            writer.Line($"if (!{(field.Case is null && field.Wire is not WireTail ? $"Has{field.Name}" : $"({present(placed)})")})");
            writer.Line($"    {Names.Wire}.ThrowMissing(\"{header.Type.Name}.{field.Name}\", \"{field.Condition.Display}\");");
            writer.Line($"{statement}{expression};");
        }
    }

    private void EmitGuards(SourceWriter writer, PlacedField placed)
    {
        var field = placed.Field;
        writer.Line();
        writer.Line($"/// <summary>Whether <see cref=\"{field.Name}\"/> exists: {ByteMap.Existence(field)}.</summary>");
        if (IsProof(field))
            writer.Line(Attributes.Guards(field.Condition));
        writer.Line($"{field.Accessibility} bool Has{field.Name} => {Question(placed)};");

        if (field.Wire is not WireInteger)
            return;
        writer.Line();
        writer.Line($"/// <summary>Reads <see cref=\"{field.Name}\"/> if it exists.</summary>");
        writer.Line("/// <param name=\"value\">The field's value, 0 if it does not exist.</param>");
        writer.Line("/// <returns>Whether it exists.</returns>");
        if (IsProof(field))
            writer.Line(Attributes.Guards(field.Condition));
        writer.Line(Names.Inline);
        using (writer.Braces($"{field.Accessibility} bool TryGet{field.Name}(out {field.Wire.Type} value)"))
        {
            writer.Line($"value = Has{field.Name} ? {Read(placed)} : default;");
            writer.Line($"return Has{field.Name};");
        }
    }

    private string Question(PlacedField placed)
    {
        var field = placed.Field;
        if (field.Case is null && field.Wire is not WireTail)
            return present(placed);
        string?[] questions =
        [
            field.Condition.IsAlways ? null : present(placed),
            field.Case?.Code,
            field.Wire is WireTail { Count: not null } tail ? $"{Names.Wire}.HasTail({tailStart}, _length, {Length(tail)})" : null,
        ];
        var asked = questions.OfType<string>().ToList();
        return asked is [var only] ? only : string.Join(" && ", asked.Select(question => $"({question})"));
    }

    private void EmitClear(SourceWriter writer)
    {
        if (!header.Reserved.Any())
            return;
        var reserved = PlacedField.Place(header).Where(placed => header.Reserved.Contains(placed.Field)).ToList();
        writer.Line();
        writer.Line("/// <summary>Writes all reserved bytes as zero.</summary>");
        writer.Remarks([$"They are {string.Join(", ", reserved.Select(placed => $"{(placed.Field.Wire is WireStructure ? "those of " : "")}<see cref=\"{placed.Field.Name}\"/>"))}."]);
        using (writer.Braces("public void ClearReserved()"))
        {
            foreach (var placed in reserved)
            {
                if (placed.Field.IsOptional)
                    writer.Line($"if (Has{placed.Field.Name})");
                var clear = placed.Field.Wire is WireStructure ? $"{placed.Field.Name}.ClearReserved();" : $"{Bytes(placed)}.Clear();";
                writer.Line($"{(placed.Field.IsOptional ? "    " : "")}{clear}");
            }
        }
    }

    private string Read(PlacedField placed) => placed.Field.Wire switch
    {
        WireReserved => "default",
        WireBytes => Bytes(placed),
        WireTail { Element: null } tail => Tail(tail),
        WireTail { Element: { } element } tail => $"new({Tail(tail)}, {Order(placed, element)})",
        WireArray array => $"new({Bytes(placed)}, {Order(placed, array.Element)})",
        WireStructure => $"new({Bytes(placed)}, new {Names.Layouts}.LayoutSelection(0, {(hasGuestOrder(placed) ? GuestOrder : "false")}))",
        WireInteger { Size: 1 } wire => Convert($"_wire.ReadByte({placed.Offset.Text()})", wire.Type, wire),
        WireInteger wire => Convert($"_wire.Read{wire.HelperSuffix}({placed.Offset.Text()}{FixedOrder(placed, wire)})", wire.Type, wire),
        var wire => throw new ArgumentException($"A field cannot be {wire}.", nameof(placed)),
    };

    private string Write(PlacedField placed)
    {
        var wire = (WireInteger)placed.Field.Wire;
        var value = Convert("value", wire.Unsigned, wire);
        return wire.Size == 1
            ? $"_wire.WriteByte({placed.Offset.Text()}, {value})"
            : $"_wire.Write{wire.HelperSuffix}({placed.Offset.Text()}, {value}{FixedOrder(placed, wire)})";
    }

    private static string Bytes(PlacedField placed) => $"_wire.Bytes({placed.Offset.Text()}, {placed.Field.Wire.Size.Text()})";

    private string Tail(WireTail tail) => $"_wire.Tail({tailStart}, _length, {Length(tail)})";

    /// <summary>What a tail may take, in bytes.</summary>
    private static string Length(WireTail tail) => tail switch
    {
        { Count: null } => "ulong.MaxValue",
        { More: > 0 } => $"{Names.Wire}.Length({tail.Count}, {tail.ElementSize.Text()}UL, {tail.More.Text()}U)",
        { ElementSize: 1 } => $"(ulong){tail.Count}",
        _ => $"{Names.Wire}.Length({tail.Count}, {tail.ElementSize.Text()}UL)",
    };

    /// <summary>The order of an integer that has one of its own, as a last argument.</summary>
    private string FixedOrder(PlacedField placed, WireInteger wire) =>
        Order(placed, wire) is var order and not GuestOrder ? $", {order}" : "";

    private string Order(PlacedField placed, WireInteger wire) => wire.IsBigEndian switch
    {
        true => "true",
        null when hasGuestOrder(placed) => GuestOrder,
        _ => "false",
    };

    /// <summary>A conversion between a field's type and the wire's. A change of sign is none of value, whatever the project checks.</summary>
    private static string Convert(string value, string type, WireInteger wire)
    {
        if (wire.Type == wire.Unsigned)
            return value;
        return wire.IsSigned ? $"unchecked(({type}){value})" : $"({type}){value}";
    }
}
