using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Rings;

public class PackedRingLayoutTests
{
    // virtio 1.4, 2.8.10.1 and 2.8.11: 16q, any q up to 32768.
    [Theory]
    [InlineData(1, 16)]
    [InlineData(3, 48)]
    [InlineData(255, 4080)]
    [InlineData(32768, 524288)]
    public void Size_of_the_descriptor_ring(int queueSize, uint size) => Assert.Equal(size, PackedRingLayout.DescriptorsSize(queueSize));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(32769)]
    [InlineData(int.MinValue)]
    public void A_queue_size_outside_1_to_32768_is_refused(int queueSize) => Assert.Contains(
        $"Queue size {queueSize} is not from 1 to 32768",
        Assert.Throws<ArgumentOutOfRangeException>(() => PackedRingLayout.DescriptorsSize(queueSize)).Message);

    [Theory]
    [InlineData(1, 64, 192)]
    [InlineData(4, 64, 192)]
    [InlineData(5, 128, 256)]
    [InlineData(32768, 524288, 524416)]
    public void A_ring_in_one_area(int queueSize, ulong events, uint size)
    {
        const ulong start = 0x1_0040;
        Assert.Equal(new(start, start + events, start + events + 64), PackedRingLayout.Place(start, queueSize));
        Assert.Equal(size, PackedRingLayout.Size(queueSize));
        Assert.Throws<ArgumentOutOfRangeException>(() => PackedRingLayout.Place(start + 16, queueSize));
    }
}
