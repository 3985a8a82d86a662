using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Rings;

public class SplitRingLayoutTests
{
    // virtio 1.4, 2.7: 16q, 6 + 2q, 6 + 8q, with the event words counted in any case.
    [Theory]
    [InlineData(1, 16, 8, 14)]
    [InlineData(2, 32, 10, 22)]
    [InlineData(8, 128, 22, 70)]
    [InlineData(256, 4096, 518, 2054)]
    [InlineData(1024, 16384, 2054, 8198)]
    [InlineData(32768, 524288, 65542, 262150)]
    public void Sizes_of_the_three_areas(int queueSize, uint descriptors, uint available, uint used)
    {
        Assert.Equal(descriptors, SplitRingLayout.DescriptorsSize(queueSize));
        Assert.Equal(available, SplitRingLayout.AvailableSize(queueSize));
        Assert.Equal(used, SplitRingLayout.UsedSize(queueSize));
    }

    // The event words are the last of their rings.
    [Theory]
    [InlineData(1, 6, 12)]
    [InlineData(256, 516, 2052)]
    public void Offsets_of_the_event_words(int queueSize, uint usedEvent, uint availableEvent)
    {
        Assert.Equal(usedEvent, SplitRingLayout.UsedEventOffset(queueSize));
        Assert.Equal(availableEvent, SplitRingLayout.AvailableEventOffset(queueSize));
    }

    // virtio 1.4, 2.7.2: align(16q + 2(3 + q)) + align(6 + 8q).
    [Theory]
    [InlineData(8, 4096, 128, 4096, 8192)]
    [InlineData(128, 4096, 2048, 4096, 8192)]
    [InlineData(256, 4096, 4096, 8192, 12288)]
    [InlineData(512, 4096, 8192, 12288, 20480)]
    [InlineData(1024, 4096, 16384, 20480, 32768)]
    [InlineData(256, 64, 4096, 4672, 6784)]
    [InlineData(32768, 4096, 524288, 593920, 860160)]
    public void A_legacy_ring_is_one_area(int queueSize, uint alignment, ulong available, ulong used, uint size)
    {
        const ulong start = 0x10_0000;
        Assert.Equal(new(start, start + available, start + used), SplitRingLayout.Legacy(start, queueSize, alignment));
        Assert.Equal(size, SplitRingLayout.LegacySize(queueSize, alignment));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(255)]
    [InlineData(65536)]
    [InlineData(int.MinValue)]
    public void A_queue_size_that_is_no_power_of_two_up_to_32768_is_refused(int queueSize)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => SplitRingLayout.DescriptorsSize(queueSize));
        Assert.Contains($"Queue size {queueSize} is not a power of two from 1 to 32768", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => SplitRingLayout.AvailableSize(queueSize));
        Assert.Throws<ArgumentOutOfRangeException>(() => SplitRingLayout.UsedSize(queueSize));
    }

    [Theory]
    [InlineData(0x1010, 4096)]
    [InlineData(0x1000, 0)]
    [InlineData(0x1000, 8)]
    [InlineData(0x1000, 4095)]
    [InlineData(0x8000_0000, 0x8000_0000)]
    public void A_legacy_placement_off_its_alignment_is_refused(ulong start, uint alignment) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SplitRingLayout.Legacy(start, 8, alignment));
}
