namespace LayoutGen.Peers.Tests;

/// <summary>A file of random sectors, for as long as a test runs.</summary>
internal sealed class ImageFile : IDisposable
{
    public ImageFile(int bytes)
    {
        Original = new byte[bytes];
        new Random(bytes).NextBytes(Original);
        File.WriteAllBytes(Location, Original);
    }

    public string Location { get; } = Path.GetTempFileName();

    public byte[] Original { get; }

    public byte[] Content => File.ReadAllBytes(Location);

    public void Dispose() => File.Delete(Location);
}
