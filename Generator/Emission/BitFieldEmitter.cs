using LayoutGen.Generator.Model;

namespace LayoutGen.Generator.Emission;

/// <summary>Writes a property that is some bits of a field.</summary>
internal static class BitFieldEmitter
{
    public static void Emit(SourceWriter writer, HeaderDeclaration header, BitField bits)
    {
        var word = bits.Word;
        var mask = $"0x{bits.Mask:X}UL";
        var read = $"(ulong){word.Name} >> {bits.Shift} & {mask}";
        writer.Line();
        writer.Documentation(bits.Documentation, $"Bits of <c>{word.Name}</c>.");
        writer.Remarks(ByteMap.OfBits(bits));
        if (bits.HasSetter && bits.Type != "bool")
            writer.Line($"/// <exception cref=\"global::System.ArgumentOutOfRangeException\">A value of more than {bits.Width} bits is set.</exception>");
        using (writer.Braces($"{bits.Accessibility} partial {bits.Type} {bits.Name}"))
        {
            writer.Line(Names.Inline);
            writer.Line(bits.Type == "bool" ? $"get => ({read}) != 0UL;" : $"get => ({bits.Type})({read});");
            var value = bits.Type == "bool" ? "value ? 1UL : 0UL" : "(ulong)value";
            if (!bits.HasSetter)
                return;
            writer.Line(Names.Inline);
            writer.Line(
                $"set => {word.Name} = ({word.Wire.Type}){Names.Wire}.Insert((ulong){word.Name}, {bits.Shift}, {mask}, {value}, " +
                $"\"{header.Type.Name}.{bits.Name}\");");
        }
    }
}
