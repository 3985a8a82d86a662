using System.Globalization;
using LayoutGen.Memory;

namespace LayoutGen.Runtime.Tests.Hostile;

public class GuardedMemoryTests
{
    /// <summary>The kernel's own list says who may do what with the pages around each region.</summary>
    [Fact]
    public void Each_region_stands_between_pages_that_nobody_may_touch()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var guarded = new GuardedMemory(new(0x1000, 0x1000), new(0x2000, 0x1000), new(0x10000, 0x6000));

        var forbidden = File.ReadLines("/proc/self/maps")
            .Where(line => line.Contains(" ---p ", StringComparison.Ordinal))
            .Select(line => line.Split('-', ' '))
            .Select(fields => (Start: Address(fields[0]), End: Address(fields[1])))
            .ToList();
        Assert.All(guarded.Places, place =>
        {
            Assert.Contains(forbidden, pages => pages.End == place.Start);
            Assert.Contains(forbidden, pages => pages.Start == place.Start + (nint)place.Length);
        });
        guarded.Memory.GetSpan(new(0x1000, 0x1000)).Fill(1);
        guarded.Memory.GetSpan(new(0x10000, 0x6000)).Fill(2);
        Assert.Equal(
            [(1, 0x1000), (0, 0x1000), (2, 0x6000)],
            guarded.Snapshot().CountBy(value => value).Select(count => ((int)count.Key, count.Value)));
    }

    private static nint Address(string hexadecimal) => nint.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
