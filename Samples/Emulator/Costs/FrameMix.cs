namespace Emulator.Costs;

/// <summary>Frames: one of a size, or those of a capture.</summary>
/// <param name="Name">What reports call them.</param>
/// <param name="Frames">The frames.</param>
internal sealed record FrameMix(string Name, IReadOnlyList<byte[]> Frames)
{
    /// <summary>The average size in bytes.</summary>
    public double Size { get; } = Frames.Average(frame => frame.Length);

    public static FrameMix OfSize(int bytes) => new(bytes.ToString(System.Globalization.CultureInfo.InvariantCulture), [new byte[bytes]]);
}
