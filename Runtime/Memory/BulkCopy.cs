namespace LayoutGen.Memory;

/// <summary>
/// A copy that stays fast for large payloads behind a header. A processor with "fast short rep mov" makes the C library's memmove
/// copy some KiB and more with <c>rep movsb</c>, which on AMD's Zen cores is eight times slower when the destination is not on a
/// cache line; a payload behind a 12-byte header never is. So the first bytes, up to a line, go separately.
/// </summary>
internal static unsafe class BulkCopy
{
    private const int LineSize = 64;
    private const int LargeSize = 4096;

    public static void Copy(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (source.Length >= LargeSize)
            CopyLarge(source, destination);
        else
            source.CopyTo(destination);
    }

    private static void CopyLarge(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        fixed (byte* start = destination)
        {
            var head = (int)(-(nint)start & (LineSize - 1));
            // The head would overwrite what an overlapping source has yet to give.
            if (source.Overlaps(destination))
                head = 0;
            source[..head].CopyTo(destination);
            source[head..].CopyTo(destination[head..]);
        }
    }
}
