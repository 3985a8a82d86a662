using System.Runtime.InteropServices;

namespace Emulator.Serving.Net;

/// <summary>Writes frames to a capture: pcap, in this machine's byte order, with times in microseconds.</summary>
internal sealed class FrameRecorder : IDisposable
{
    private const uint Magic = 0xA1B2C3D4;
    private const uint Version2Point4 = 2 | (4 << 16);
    private const uint LongestFrame = 65_550;
    private const uint Ethernet = 1;

    private readonly FileStream _file;

    public FrameRecorder(string path)
    {
        try
        {
            _file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EmulatorException($"{path}: cannot be written. {exception.Message}");
        }

        Write(Magic, BitConverter.IsLittleEndian ? Version2Point4 : (2 << 16) | 4, 0, 0, LongestFrame, Ethernet);
        _file.Flush();
    }

    public void Record(ReadOnlySpan<byte> frame)
    {
        var time = DateTimeOffset.UtcNow;
        var microseconds = time.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;
        Write((uint)time.ToUnixTimeSeconds(), (uint)microseconds, (uint)frame.Length, (uint)frame.Length);
        _file.Write(frame);
    }

    public void Dispose() => _file.Dispose();

    private void Write(params ReadOnlySpan<uint> words) => _file.Write(MemoryMarshal.AsBytes(words));
}
