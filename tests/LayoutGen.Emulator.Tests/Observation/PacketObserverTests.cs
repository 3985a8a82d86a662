using Emulator.Observation;
using LayoutGen.Cost;
using LayoutGen.Layouts;
using LayoutGen.Queues;

namespace LayoutGen.Emulator.Tests.Observation;

public sealed class PacketObserverTests
{
    private static readonly BufferKind s_mtu = BufferKind.Large with { Capacity = 1514 };

    private static readonly (RingFormat Ring, bool Indirect)[] s_rings =
        [(RingFormat.Split, false), (RingFormat.Split, true), (RingFormat.Packed, false), (RingFormat.Packed, true)];

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
        foreach (var (ring, indirect) in s_rings)
        {
            var packet = Observe(new(ring, indirect, framing, tail, BufferKind.Large with { Capacity = capacity }), frame);

            var chain = Assert.Single(packet.Chains);
            Assert.Equal((elements, transfers), (Sizes(chain.Elements), Sizes(packet.Transfers)));
            Assert.All(chain.Elements.Concat(packet.Transfers), element => Assert.True(element.DeviceWrites));
            Assert.Equal(indirect && chain.Elements.Count > 1, chain.HasTable);
            Assert.Equal(ring, packet.Ring);
        }
    }

    /// <summary>
    /// A buffer is a page, so a frame of 64 KiB with its header takes 17: sizes of the ranges that the device wrote into each. A driver that
    /// keeps headers apart gives every buffer two elements.
    /// </summary>
    [Theory]
    [InlineData(Framing.Separate, 64, "12 64")]
    [InlineData(Framing.Merged, 64, "76")]
    [InlineData(Framing.Merged, 4084, "4096")]
    [InlineData(Framing.Separate, 4085, "12 4084 1")]
    [InlineData(Framing.Merged, 4085, "4096 1")]
    [InlineData(Framing.Separate, 9000, "12 4084 12 4084 12 808")]
    [InlineData(Framing.Merged, 9000, "4096 4096 820")]
    public void A_frame_takes_as_many_mergeable_buffers_as_it_needs(Framing framing, int frame, string transfers)
    {
        foreach (var (ring, indirect) in s_rings)
        {
            var packet = Observe(new(ring, indirect, framing, TailPlacement.Contiguous, BufferKind.Mergeable), frame);

            Assert.Equal(transfers, Sizes(packet.Transfers));
            Assert.Equal((12 + frame + 4095) / 4096, packet.Chains.Count);
            Assert.All(packet.Chains, chain => Assert.Equal(framing == Framing.Merged ? "4096" : "12 4084", Sizes(chain.Elements)));
            Assert.All(packet.Chains, chain => Assert.Equal(indirect && framing == Framing.Separate, chain.HasTable));
        }
    }

    /// <summary>The last of them takes 12 bytes, which lie in its first element.</summary>
    [Theory]
    [InlineData(Framing.Separate, 34, 33)]
    [InlineData(Framing.Merged, 17, 17)]
    public void A_frame_of_64_KiB_takes_17_mergeable_buffers(Framing framing, int descriptors, int written)
    {
        foreach (var (ring, indirect) in s_rings)
        {
            var packet = Observe(new(ring, indirect, framing, TailPlacement.Contiguous, BufferKind.Mergeable), 65_536);

            Assert.Equal((17, descriptors), (packet.Chains.Count, packet.Chains.Sum(chain => chain.Elements.Count)));
            Assert.Equal((written, 12 + 65_536), (packet.Transfers.Count, packet.Transfers.Sum(transfer => transfer.Length)));
        }
    }

    /// <summary>Mergeable buffers of a packet are shown together: the index of a split ring, and the driver's wish for interrupts, once.</summary>
    [Theory]
    [InlineData(RingFormat.Split, (8 + 8 + 8) + 2, 2)]
    [InlineData(RingFormat.Packed, 3 * (4 + 2 + 2), 4)]
    public void Buffers_of_a_packet_are_shown_together(RingFormat ring, int written, int asked)
    {
        var packet = Observe(new(ring, Indirect: false, Framing.Merged, TailPlacement.Contiguous, BufferKind.Mergeable), 9000);

        Assert.Equal(written, packet.Chains.Sum(chain => chain.RingWrites.Bytes));
        Assert.Equal(new Accesses(1, asked), packet.SuppressionReads);
    }

    /// <summary>A sent packet is read as a received one is written: 2 ranges separate, 1 merged.</summary>
    [Theory]
    [InlineData(Framing.Separate, 64, "12 64")]
    [InlineData(Framing.Merged, 64, "76")]
    [InlineData(Framing.Separate, 65_536, "12 65536")]
    [InlineData(Framing.Merged, 65_536, "65548")]
    public void A_sent_frame_is_read(Framing framing, int frame, string transfers)
    {
        foreach (var (ring, indirect) in s_rings)
        {
            var packet = Observe(new(ring, indirect, framing, TailPlacement.Contiguous, BufferKind.Sent), frame);

            var chain = Assert.Single(packet.Chains);
            Assert.Equal((transfers, transfers), (Sizes(chain.Elements), Sizes(packet.Transfers)));
            Assert.All(chain.Elements.Concat(packet.Transfers), element => Assert.False(element.DeviceWrites));
            Assert.Equal(indirect && framing == Framing.Separate, chain.HasTable);
        }
    }

    /// <summary>
    /// What the device reads to get a buffer of two elements. Split: index and entry of the available ring, and every descriptor. Packed:
    /// the first flags, and every descriptor.
    /// </summary>
    [Theory]
    [InlineData(RingFormat.Split, false, 2 + 2 + 16 + 16)]
    [InlineData(RingFormat.Split, true, 2 + 2 + 16 + 16 + 16)]
    [InlineData(RingFormat.Packed, false, 16 + 16)]
    [InlineData(RingFormat.Packed, true, 16 + 16 + 16)]
    public void Ring_accesses_are_counted(RingFormat ring, bool indirect, int read)
    {
        var packet = Observe(new(ring, indirect, Framing.Separate, TailPlacement.Contiguous, s_mtu), 64);

        Assert.Equal(read, packet.Chains[0].RingReads.Bytes);
    }

    /// <summary>What the device writes back, and what it reads then to learn whether an interrupt is wanted: flags, or position and flags.</summary>
    [Theory]
    [InlineData(RingFormat.Split, 8 + 2, 2)]
    [InlineData(RingFormat.Packed, 4 + 2 + 2, 4)]
    public void Suppression_is_told_from_the_rest(RingFormat ring, int written, int asked)
    {
        var packet = Observe(new(ring, Indirect: false, Framing.Merged, TailPlacement.Contiguous, s_mtu), 64);

        Assert.Equal(written, packet.Chains[0].RingWrites.Bytes);
        Assert.Equal(new Accesses(1, asked), packet.SuppressionReads);
    }

    [Fact]
    public void Every_frame_of_many_is_observed()
    {
        var plan = new DriverPlan(RingFormat.Split, Indirect: false, Framing.Merged, TailPlacement.Contiguous, s_mtu);

        var packets = PacketObserver.Observe(plan, [.. Enumerable.Range(60, 100).Select(size => new byte[size])]);

        Assert.Equal(Enumerable.Range(72, 100), packets.Select(packet => packet.Transfers.Single().Length));
    }

    private static ObservedPacket Observe(DriverPlan plan, int frame) => PacketObserver.Observe(plan, [new byte[frame]]).Single();

    private static string Sizes(IEnumerable<ObservedElement> elements) => string.Join(' ', elements.Select(element => element.Length));
}
