using System.Buffers.Binary;

namespace LayoutGen.Emulator.Tests.Reporting;

/// <summary>A picture's first chunk (PNG specification, 5.6 and 11.2.1).</summary>
internal static class Png
{
    public static (uint Width, uint Height) SizeOf(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Assert.True(bytes.AsSpan(1, 3).SequenceEqual("PNG"u8), path);
        return (BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(20)));
    }
}
