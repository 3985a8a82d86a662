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
        var isRead = text.StartsWith(HexadecimalPrefix, StringComparison.OrdinalIgnoreCase)
            ? UInt128.TryParse(text.AsSpan(HexadecimalPrefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
            : UInt128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out bits);
        mask = new((ulong)bits, (ulong)(bits >> 64));
        return isRead;
    }
}
