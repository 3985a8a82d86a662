using System.Buffers.Binary;
using Emulator.Captures;

namespace LayoutGen.Emulator.Tests.Captures;

public sealed class ShippedCaptureTests
{
    private const int Beginning = 3 * 1024;

    private static readonly byte[] _file = ReadShipped();

    [Fact]
    public void It_is_small_and_whole_and_holds_both_size_classes()
    {
        var capture = Capture.LoadShipped();

        Assert.Empty(capture.Notes);
        Assert.InRange(_file.Length, 1, 600_000);
        Assert.InRange(capture.Frames.Count(frame => frame.Length <= 1514), 100, 1000);
        Assert.InRange(capture.Frames.Count(frame => frame.Length > 1514), 8, 100);
        Assert.InRange(capture.Frames.Max(frame => frame.Length), 32_768, 65_550);
    }

    [Theory]
    [InlineData(0x0806, "ARP")]
    [InlineData(0x0800, "IPv4")]
    [InlineData(0x86DD, "IPv6")]
    public void It_holds_real_protocols(int etherType, string name) =>
        Assert.True(Capture.LoadShipped().Frames.Any(frame => BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(12)) == etherType), name);

    [Fact]
    public void Every_prefix_gives_the_frames_that_are_whole()
    {
        var whole = Read(_file).Frames;
        for (var length = 0; length <= Beginning; length++)
        {
            var (frames, truncation) = Read(_file[..length]);
            Assert.Equal(whole.Take(frames.Count), frames);
            Assert.True(truncation is null || (truncation.Value.Frame == frames.Count + 1 && truncation.Value.Offset <= length));
        }
    }

    [Fact]
    public void No_changed_byte_makes_more_of_it_than_a_message()
    {
        for (var index = 0; index < Beginning; index++)
            foreach (var value in new byte[] { 0x00, 0x7F, 0x80, 0xFF })
            {
                var changed = _file[..Beginning];
                changed[index] = value;
                Assert.InRange(Read(changed).Frames.Count, 0, Beginning);
            }
    }

    /// <summary>Reads what can be read; a message for the user is an answer too, any other exception fails the test.</summary>
    private static (List<byte[]> Frames, Truncation? Truncation) Read(byte[] file)
    {
        var frames = new List<byte[]>();
        try
        {
            var reader = CaptureReader.Open("changed", new MemoryStream(file));
            while (reader.TryRead(out var frame))
                frames.Add(frame.ToArray());
            return (frames, reader.Truncation);
        }
        catch (CaptureException)
        {
            return (frames, null);
        }
    }

    private static byte[] ReadShipped()
    {
        using var stream = typeof(Capture).Assembly.GetManifestResourceStream("traffic.pcapng")!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }
}
