using Emulator.Observation;
using LayoutGen.Cost;
using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace LayoutGen.Emulator.Tests.Observation;

public sealed class PacketObserverTests
{
    /// <summary>Sizes of the elements that the device found, and of the ranges that it wrote, for a frame; the header has 12 bytes.</summary>
    [Theory]
    [InlineData(Framing.Separate, TailPlacement.Contiguous, 65_550, 64, "12 65550", "12 64")]
    [InlineData(Framing.Merged, TailPlacement.Contiguous, 65_550, 64, "65562", "76")]
    [InlineData(Framing.Separate, TailPlacement.Contiguous, 65_550, 65536, "12 65550", "12 65536")]
    [InlineData(Framing.Merged, TailPlacement.Contiguous, 65_550, 65536, "65562", "65548")]
    [InlineData(Framing.Merged, TailPlacement.Apart, 65_550, 65536, "65536 26", "65536 12")]
    [InlineData(Framing.Merged, TailPlacement.Apart, 65_550, 1500, "65536 26", "1512")]
    [InlineData(Framing.Separate, TailPlacement.Apart, 65_550, 65536, "12 65536 14", "12 65536")]
    [InlineData(Framing.Merged, TailPlacement.Contiguous, 1514, 1514, "1526", "1526")]
    public void Elements_and_transfers_are_those_of_the_driver_s_buffers(
        Framing framing, TailPlacement tail, int capacity, int frame, string elements, string transfers)
    {
        foreach (var ring in new[] { RingFormat.Split, RingFormat.Packed })
            foreach (var indirect in new[] { false, true })
            {
                var packet = Observe(new(ring, indirect, framing, tail, capacity), frame);

                var chain = Assert.Single(packet.Chains);
                Assert.Equal((elements, transfers), (Sizes(chain.Elements), Sizes(packet.Transfers)));
                Assert.All(chain.Elements.Concat(packet.Transfers), element => Assert.True(element.DeviceWrites));
                Assert.Equal(indirect && chain.Elements.Count > 1, chain.HasTable);
                Assert.Equal(ring, packet.Ring);
            }
    }

    /// <summary>
    /// What the device reads to get a buffer of two elements. Split: index and entry of the available ring, 14 bytes of every descriptor,
    /// and 2 for every next one. Packed: the same 14 bytes, and one id.
    /// </summary>
    [Theory]
    [InlineData(RingFormat.Split, false, 2 + 2 + 14 + 2 + 14)]
    [InlineData(RingFormat.Split, true, 2 + 2 + 14 + 14 + 2 + 14)]
    [InlineData(RingFormat.Packed, false, 14 + 14 + 2)]
    [InlineData(RingFormat.Packed, true, 14 + 14 + 14 + 2)]
    public void Ring_accesses_are_counted(RingFormat ring, bool indirect, int read)
    {
        var packet = Observe(new(ring, indirect, Framing.Separate, TailPlacement.Contiguous, 1514), 64);

        Assert.Equal(read, packet.Chains[0].RingReads.Bytes);
    }

    /// <summary>What the device writes back, and what it reads then to learn whether an interrupt is wanted: flags, or position and flags.</summary>
    [Theory]
    [InlineData(RingFormat.Split, 8 + 2, 2)]
    [InlineData(RingFormat.Packed, 4 + 2 + 2, 4)]
    public void Suppression_is_told_from_the_rest(RingFormat ring, int written, int asked)
    {
        var packet = Observe(new(ring, Indirect: false, Framing.Merged, TailPlacement.Contiguous, 1514), 64);

        Assert.Equal(written, packet.Chains[0].RingWrites.Bytes);
        Assert.Equal(new Accesses(1, asked), packet.SuppressionReads);
    }

    [Fact]
    public void Every_frame_of_many_is_observed()
    {
        var plan = new ReceivePlan(RingFormat.Split, Indirect: false, Framing.Merged, TailPlacement.Contiguous, 1514);

        var packets = PacketObserver.Observe(plan, [.. Enumerable.Range(60, 100).Select(size => new byte[size])]);

        Assert.Equal(Enumerable.Range(72, 100), packets.Select(packet => packet.Transfers.Single().Length));
    }

    private static ObservedPacket Observe(ReceivePlan plan, int frame) => PacketObserver.Observe(plan, [new byte[frame]]).Single();

    private static string Sizes(IEnumerable<ObservedElement> elements) => string.Join(' ', elements.Select(element => element.Length));
}
