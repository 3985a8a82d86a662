using LayoutGen.Layouts;
using LayoutGen.Memory;
using LayoutGen.Queues;

namespace LayoutGen.Runtime.Tests.Queues;

/// <summary>How a buffer is cut into blocks: NetKVM's plans, before and after header and data were merged.</summary>
public class BufferBuilderTests
{
    private const ulong Start = 0x10000;
    private const uint Page = 4096;

    [Theory]
    [InlineData("64K, modern, tail beside", 12, 65553, Framing.Merged, TailPlacement.BesideHeader, new[] { 65536, 29 })]
    [InlineData("64K, modern, tail apart", 12, 65553, Framing.Merged, TailPlacement.Apart, new[] { 65536, 29 })]
    [InlineData("64K, modern, contiguous", 12, 65553, Framing.Merged, TailPlacement.Contiguous, new[] { 65565 })]
    [InlineData("64K, hash report, tail beside", 20, 65553, Framing.Merged, TailPlacement.BesideHeader, new[] { 65536, 37 })]
    [InlineData("64K, hash report, contiguous", 20, 65553, Framing.Merged, TailPlacement.Contiguous, new[] { 65573 })]
    [InlineData("64K, legacy, any layout, tail beside", 10, 65553, Framing.Merged, TailPlacement.BesideHeader, new[] { 65536, 27 })]
    [InlineData("64K, legacy, any layout, contiguous", 10, 65553, Framing.Merged, TailPlacement.Contiguous, new[] { 65563 })]
    [InlineData("64K, legacy, tail beside", 10, 65553, Framing.Separate, TailPlacement.BesideHeader, new[] { 10, 65536, 17 })]
    [InlineData("64K, legacy, tail apart", 10, 65553, Framing.Separate, TailPlacement.Apart, new[] { 10, 65536, 17 })]
    [InlineData("64K, legacy, contiguous", 12, 65553, Framing.Separate, TailPlacement.Contiguous, new[] { 12, 65553 })]
    [InlineData("1500, modern", 12, 1518, Framing.Merged, TailPlacement.BesideHeader, new[] { 1530 })]
    [InlineData("1500, legacy, any layout", 10, 1518, Framing.Merged, TailPlacement.BesideHeader, new[] { 1528 })]
    [InlineData("1500, legacy", 12, 1518, Framing.Separate, TailPlacement.BesideHeader, new[] { 12, 1518 })]
    [InlineData("9000, modern, tail beside", 12, 9018, Framing.Merged, TailPlacement.BesideHeader, new[] { 8192, 838 })]
    [InlineData("9000, modern, contiguous", 12, 9018, Framing.Merged, TailPlacement.Contiguous, new[] { 9030 })]
    [InlineData("9000, legacy, tail beside", 10, 9018, Framing.Separate, TailPlacement.BesideHeader, new[] { 10, 8192, 826 })]
    public void NetKvms_plans(string plan, int header, int payload, Framing framing, TailPlacement tail, int[] elements)
    {
        using var memory = GuestMemory.Allocate(Start, 1 << 20);

        var buffer = Build(memory, Shape(header), framing, new() { PayloadCapacity = payload, Tail = tail, Placement = PayloadPlacement.HeaderFirst });

        Assert.Equal(elements, buffer.Elements.Select(element => (int)element.Length));
        Assert.True(payload == buffer.Parts[1].Sum(block => block.Length), plan);
        Assert.All(buffer.Elements, element => Assert.True(element.DeviceWrites));
    }

    [Theory]
    [InlineData(TailPlacement.BesideHeader, 2)]
    [InlineData(TailPlacement.Apart, 3)]
    public void A_tail_beside_the_header_shares_its_block(TailPlacement tail, int blocks)
    {
        using var memory = GuestMemory.Allocate(Start, 1 << 20);

        var buffer = Build(memory, Shape(10), Framing.Separate, new() { PayloadCapacity = 65553, Tail = tail });

        Assert.Equal(blocks, buffer.Blocks.Length);
        Assert.Equal(3, buffer.Elements.Length);
    }

    [Theory]
    [InlineData(PayloadPlacement.PayloadAligned, 10, 54, 0)]
    [InlineData(PayloadPlacement.PayloadAligned, 12, 52, 0)]
    [InlineData(PayloadPlacement.PayloadAligned, 20, 44, 0)]
    [InlineData(PayloadPlacement.HeaderFirst, 10, 0, 10)]
    [InlineData(PayloadPlacement.HeaderFirst, 12, 0, 12)]
    public void A_merged_buffer_begins_by_its_placement(PayloadPlacement placement, int header, int headerAt, int payloadAt)
    {
        using var memory = GuestMemory.Allocate(Start, 1 << 20);

        var buffer = Build(memory, Shape(header), Framing.Merged, new() { PayloadCapacity = 1514, Placement = placement });

        var element = Assert.Single(buffer.Elements);
        Assert.Equal((ulong)headerAt, element.Address % BufferBuilder.CacheLine);
        Assert.Equal((ulong)payloadAt, (element.Address + (ulong)header) % BufferBuilder.CacheLine);
        Assert.Equal((uint)(header + 1514), element.Length);
    }

    /// <summary>Free memory in runs of pages: requests are halved until they fit, so the number of elements follows from memory.</summary>
    [Theory]
    [InlineData(new[] { 20 }, new[] { 65565 })]
    [InlineData(new[] { 16, 1 }, new[] { 65536, 29 })]
    [InlineData(new[] { 8, 9 }, new[] { 32768, 32768, 29 })]
    [InlineData(new[] { 5, 5, 5, 5 }, new[] { 16384, 16384, 16384, 16384, 29 })]
    [InlineData(new[] { 3, 3, 3, 3, 3, 3 }, new[] { 8192, 8192, 8192, 8192, 8192, 8192, 4096, 4096, 4096, 4096, 29 })]
    public void Fragmented_memory_gives_more_blocks(int[] runs, int[] elements)
    {
        using var memory = GuestMemory.Allocate(Start, 1 << 20);
        var allocator = Fragmented(memory, runs);

        var buffer = BufferBuilder.Build(
            Shape(12), Framing.Merged, new() { PayloadCapacity = 65553, Placement = PayloadPlacement.HeaderFirst }, allocator);

        Assert.Equal(elements.Sum(), buffer.Elements.Sum(element => (int)element.Length));
        Assert.Equal(elements.Order(), buffer.Elements.Select(element => (int)element.Length).Order());
    }

    [Fact]
    public void What_does_not_fit_is_refused_and_nothing_stays_allocated()
    {
        using var memory = GuestMemory.Allocate(Start, 1 << 20);
        var allocator = Fragmented(memory, 4, 4);

        var error = Assert.Throws<OutOfGuestMemoryException>(() =>
            BufferBuilder.Build(Shape(12), Framing.Merged, new() { PayloadCapacity = 65553 }, allocator));

        Assert.Contains("No room for a Merged buffer of Packet", error.Message, StringComparison.Ordinal);
        Assert.True(allocator.TryAllocate(4 * Page, Page, out _));
        Assert.True(allocator.TryAllocate(4 * Page, Page, out _));
    }

    /// <summary>A request: two readable headers and a payload, a writable status. Separate: one descriptor each; merged: one a direction.</summary>
    [Theory]
    [InlineData(Framing.Separate, new[] { "R16", "R8", "R512", "W1" })]
    [InlineData(Framing.Merged, new[] { "R536", "W1" })]
    public void Parts_of_one_direction_share_a_descriptor_when_merged(Framing framing, string[] expected)
    {
        using var memory = GuestMemory.Allocate(Start, 1 << 20);
        var shape = new PacketShape("Request", new("Command", false, 16), new("Extra", false, 8), new("Data", false, 0, 512), new("Status", true, 1));

        var buffer = Build(memory, shape, framing, new() { PayloadCapacity = 512 });

        Assert.Equal(expected, buffer.Elements.Select(element => $"{(element.DeviceWrites ? 'W' : 'R')}{element.Length}"));
        Assert.Equal([16u, 8u, 512u, 1u], buffer.Parts.Select(part => part[0].Length));
    }

    private static PacketShape Shape(int header) => new("Packet", new("Header", true, header), new("Frame", true, 0, 1514));

    private static PacketMemory Build(GuestMemory memory, PacketShape shape, Framing framing, BufferPlan plan) =>
        BufferBuilder.Build(shape, framing, plan, new(memory, new(Start, 1 << 20)));

    /// <summary>An allocator of which only runs of pages are free, with a used page between them.</summary>
    private static GuestAllocator Fragmented(GuestMemory memory, params int[] runs)
    {
        var allocator = new GuestAllocator(memory, new(Start, (uint)runs.Sum(run => run + 1) * Page));
        var free = new List<GuestRange>();
        foreach (var run in runs)
        {
            Assert.True(allocator.TryAllocate((uint)run * Page, Page, out var range));
            Assert.True(allocator.TryAllocate(Page, Page, out _));
            free.Add(range);
        }

        free.ForEach(allocator.Free);
        return allocator;
    }
}
