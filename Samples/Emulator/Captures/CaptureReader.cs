namespace Emulator.Captures;

/// <summary>
/// Reads the frames of a capture one after the other. It is of our own because every package for captures needs a native library.
/// The file is not trusted: no length in it is believed before it is checked.
/// </summary>
public abstract class CaptureReader
{
    /// <summary>The most bytes that a capture keeps of a frame, as tcpdump and Wireshark have it.</summary>
    public const int MaximumFrame = 262_144;

    private byte[] _frame = new byte[2048];

    private protected CaptureReader(CaptureInput input) => Input = input;

    /// <summary>How many frames were read.</summary>
    public long FrameCount { get; private set; }

    /// <summary>How many of them were longer on the wire than in the file.</summary>
    public long ShortenedCount { get; private set; }

    /// <summary>Where the file breaks off, once the reader has come that far.</summary>
    public Truncation? Truncation { get; private set; }

    /// <summary>How far the reader has come, in bytes from the start of the file.</summary>
    public long Position => Input.Position;

    private protected CaptureInput Input { get; }

    /// <summary>Where the record begins that is being read.</summary>
    private protected long RecordStart { get; set; }

    /// <summary>Finds out what a file is, and reads its head.</summary>
    /// <param name="name">How messages call the file.</param>
    /// <param name="stream">The file or pipe, at its start.</param>
    /// <returns>The reader, before the first frame.</returns>
    /// <exception cref="CaptureException">The file is not a capture, or not one of Ethernet frames.</exception>
    public static CaptureReader Open(string name, Stream stream)
    {
        var input = new CaptureInput(name, stream) { IsBigEndian = true };
        var magic = new byte[sizeof(uint)];
        magic = magic[..input.Read(magic)];
        try
        {
            return magic switch
            {
                [0x0A, 0x0D, 0x0D, 0x0A] => new PcapngReader(input),
                [0xA1, 0xB2, 0xC3, 0xD4] or [0xA1, 0xB2, 0x3C, 0x4D] => new PcapReader(input, isBigEndian: true),
                [0xD4, 0xC3, 0xB2, 0xA1] or [0x4D, 0x3C, 0xB2, 0xA1] => new PcapReader(input, isBigEndian: false),
                [] => throw input.Error("the file is empty; expected a pcap or pcapng capture."),
                _ => throw input.Error($"not a capture: it starts with {Show(magic)}; expected pcap or pcapng."),
            };
        }
        catch (EndOfStreamException)
        {
            throw input.Error($"the file ends at byte {input.Position}, within its own header: no frame is left to use.");
        }
    }

    /// <summary>Reads the next frame.</summary>
    /// <param name="frame">Its bytes, valid until the next call.</param>
    /// <returns>False at the end of the file, or where it breaks off: then <see cref="Truncation"/> is set.</returns>
    /// <exception cref="CaptureException">The file is damaged.</exception>
    public bool TryRead(out ReadOnlySpan<byte> frame)
    {
        frame = default;
        try
        {
            if (!TryReadFrame(out var length))
                return false;
            FrameCount++;
            frame = _frame.AsSpan(0, length);
            return true;
        }
        catch (EndOfStreamException)
        {
            Truncation = new(FrameCount + 1, RecordStart);
            return false;
        }
    }

    private protected abstract bool TryReadFrame(out int length);

    private protected int ReadFrame(uint captured, uint original)
    {
        if (captured > MaximumFrame)
            throw Damaged($"frame {FrameCount + 1} claims {captured} bytes, and no capture keeps more than {MaximumFrame} of a frame");
        if (captured > _frame.Length)
            _frame = new byte[captured];
        Input.Fill(_frame.AsSpan(0, (int)captured));
        if (captured < original)
            ShortenedCount++;
        return (int)captured;
    }

    private protected CaptureException Damaged(string what) =>
        Input.Error($"the capture is damaged at byte {RecordStart}: {what}.");

    private static string Show(byte[] magic)
    {
        var letters = magic.Select(value => (char)value is >= ' ' and <= '~' and var letter ? letter : '.');
        return $"{string.Join(' ', magic.Select(value => $"{value:x2}"))} (\"{string.Concat(letters)}\")";
    }
}
