using System.Buffers.Binary;

namespace Emulator.Captures;

/// <summary>
/// The bytes of a capture, read forward only, so that a pipe will do. What it says it will read it reads whole, or throws
/// <see cref="EndOfStreamException"/>.
/// </summary>
internal sealed class CaptureInput(string name, Stream stream)
{
    private readonly byte[] _skipped = new byte[4096];

    public long Position { get; private set; }

    public bool IsBigEndian { get; set; }

    public CaptureException Error(string message) => new($"{name}: {message}");

    /// <summary>Reads a number, or returns false where the input ends before it.</summary>
    public bool TryReadUInt32(out uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        var count = Read(bytes);
        value = ToUInt32(bytes);
        return count == bytes.Length || (count == 0 ? false : throw new EndOfStreamException());
    }

    public uint ReadUInt32()
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        Fill(bytes);
        return ToUInt32(bytes);
    }

    public ushort ReadUInt16()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        Fill(bytes);
        return IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    public void Fill(Span<byte> bytes)
    {
        if (Read(bytes) < bytes.Length)
            throw new EndOfStreamException();
    }

    public void Skip(long count)
    {
        for (; count > 0; count -= _skipped.Length)
            Fill(_skipped.AsSpan(0, (int)Math.Min(count, _skipped.Length)));
    }

    /// <summary>Reads up to as many bytes as the input still has.</summary>
    public int Read(Span<byte> bytes)
    {
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        Position += count;
        return count;
    }

    public uint ToUInt32(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
