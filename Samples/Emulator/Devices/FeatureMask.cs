using System.Globalization;
using LayoutGen;

namespace Emulator.Devices;

/// <summary>Reads feature masks as people write them.</summary>
internal static class FeatureMask
{
    private const string HexadecimalPrefix = "0x";

    /// <summary>Reads up to 128 bits, hexadecimal with the prefix <c>0x</c>, else decimal.</summary>
    public static bool TryParse(string text, out FeatureSet mask)
    {
        var (digits, style) = text.StartsWith(HexadecimalPrefix, StringComparison.OrdinalIgnoreCase)
            ? (text[HexadecimalPrefix.Length..], NumberStyles.AllowHexSpecifier)
            : (text, NumberStyles.None);
        var isRead = UInt128.TryParse(digits, style, CultureInfo.InvariantCulture, out var bits);
        mask = new((ulong)bits, (ulong)(bits >> 64));
        return isRead;
    }
}
