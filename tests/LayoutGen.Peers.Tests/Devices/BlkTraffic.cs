using Driver.Devices;

namespace LayoutGen.Peers.Tests.Devices;

/// <summary>What every block device is used for: sectors are read and written, and compared with the file behind it.</summary>
internal static class BlkTraffic
{
    /// <param name="driver">The driver.</param>
    /// <param name="image">What is behind the device.</param>
    public static void Check(BlkDriver driver, ImageFile image)
    {
        const int Sector = BlkDriver.SectorSize;
        var before = image.Content;
        Assert.Equal((ulong)(before.Length / Sector), driver.Capacity);

        Assert.Equal(before[..(64 * Sector)], driver.Read(0, 64));
        Assert.Equal(before[(7 * Sector)..(8 * Sector)], driver.Read(7, 1));
        var last = before.Length - (20 * Sector);
        Assert.Equal(before[last..], driver.Read((ulong)(last / Sector), 20));
        Assert.Equal(20, driver.ReadId().Length);

        var written = new byte[37 * Sector];
        new Random(1).NextBytes(written);
        driver.Write(100, written);
        Assert.Equal(written, driver.Read(100, 37));
        driver.Flush();
        written.CopyTo(before, 100 * Sector);
        Assert.Equal(before, image.Content);
    }
}
