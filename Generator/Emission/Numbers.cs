using System.Globalization;

namespace LayoutGen.Generator.Emission;

/// <summary>Numbers as text, the same in every culture. Where only texts are interpolated, nothing is boxed and no format is read.</summary>
internal static class Numbers
{
    public static string Text(this int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Hex(this ulong number) => "0x" + number.ToString("X", CultureInfo.InvariantCulture);
}
