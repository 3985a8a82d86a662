using System.Text.RegularExpressions;
using LayoutGen.Rings;
using LayoutGen.Tests;

namespace LayoutGen.Generator.Tests.Kernel;

/// <summary>
/// The ring structures beside the kernel's. They are no declarations: rings touch single words of them, with an order each, so their
/// places are constants in the room of rings.
/// </summary>
public sealed class KernelRingTests
{
    private static readonly string[] s_headers = ["virtio_ring"];

    private static readonly (string Theirs, long Ours)[] s_places =
    [
        ("sizeof(struct vring_desc)", SplitRingLayout.DescriptorSize),
        ("offsetof(struct vring_desc, addr)", SplitRingLayout.DescriptorAddressOffset),
        ("offsetof(struct vring_desc, len)", SplitRingLayout.DescriptorLengthOffset),
        ("offsetof(struct vring_desc, flags)", SplitRingLayout.DescriptorFlagsOffset),
        ("offsetof(struct vring_desc, next)", SplitRingLayout.DescriptorNextOffset),
        ("offsetof(struct vring_avail, flags)", SplitRingLayout.FlagsOffset),
        ("offsetof(struct vring_avail, idx)", SplitRingLayout.IndexOffset),
        ("offsetof(struct vring_avail, ring)", SplitRingLayout.EntriesOffset),
        ("sizeof(((struct vring_avail *)0)->ring[0])", SplitRingLayout.AvailableEntrySize),
        ("offsetof(struct vring_used, flags)", SplitRingLayout.FlagsOffset),
        ("offsetof(struct vring_used, idx)", SplitRingLayout.IndexOffset),
        ("offsetof(struct vring_used, ring)", SplitRingLayout.EntriesOffset),
        ("sizeof(struct vring_used_elem)", SplitRingLayout.UsedEntrySize),
        ("offsetof(struct vring_used_elem, id)", SplitRingLayout.UsedEntryIdOffset),
        ("offsetof(struct vring_used_elem, len)", SplitRingLayout.UsedEntryLengthOffset),
        ("VRING_DESC_ALIGN_SIZE", SplitRingLayout.DescriptorsAlignment),
        ("VRING_AVAIL_ALIGN_SIZE", SplitRingLayout.AvailableAlignment),
        ("VRING_USED_ALIGN_SIZE", SplitRingLayout.UsedAlignment),
        ("sizeof(struct vring_packed_desc)", PackedRingLayout.DescriptorSize),
        ("offsetof(struct vring_packed_desc, addr)", PackedRingLayout.DescriptorAddressOffset),
        ("offsetof(struct vring_packed_desc, len)", PackedRingLayout.DescriptorLengthOffset),
        ("offsetof(struct vring_packed_desc, id)", PackedRingLayout.DescriptorIdOffset),
        ("offsetof(struct vring_packed_desc, flags)", PackedRingLayout.DescriptorFlagsOffset),
        ("sizeof(struct vring_packed_desc_event)", PackedRingLayout.EventsSize),
        ("offsetof(struct vring_packed_desc_event, off_wrap)", PackedRingLayout.EventPositionOffset),
        ("offsetof(struct vring_packed_desc_event, flags)", PackedRingLayout.EventFlagsOffset),
        ("VRING_DESC_F_NEXT", DescriptorFlags.Next),
        ("VRING_DESC_F_WRITE", DescriptorFlags.Write),
        ("VRING_DESC_F_INDIRECT", DescriptorFlags.Indirect),
        ("1 << VRING_PACKED_DESC_F_AVAIL", DescriptorFlags.Available),
        ("1 << VRING_PACKED_DESC_F_USED", DescriptorFlags.Used),
    ];

    /// <summary>The structures that are compared.</summary>
    internal static IEnumerable<string> Structures =>
        s_places.Select(place => Regex.Match(place.Theirs, @"struct (\w+)").Groups[1].Value).Where(name => name.Length > 0);

    [PeerFact(Peer.Gcc)]
    public void Places_AreTheKernels() => Assert.Equal(
        s_places.Select(place => $"{place.Theirs} {place.Ours}"),
        Gcc.Run(s_headers, s_places.Select(place => $"printf(\"%s %ld\\n\", \"{place.Theirs}\", (long)({place.Theirs}));")));

    /// <summary>The parts of a legacy ring of every size, in pages of two sizes, as <c>vring_init</c> and <c>vring_size</c> place them.</summary>
    [PeerFact(Peer.Gcc)]
    public void LegacyRings_LieAsInTheKernel() => Assert.Equal(
        from alignment in new uint[] { 64, 4096 }
        from power in Enumerable.Range(0, 16)
        let size = 1 << power
        let ring = SplitRingLayout.Legacy(0, size, alignment)
        select $"{alignment} {size}: {ring.Driver} {SplitRingLayout.UsedEventOffset(size)} {ring.Device} "
            + $"{SplitRingLayout.AvailableEventOffset(size)} {SplitRingLayout.LegacySize(size, alignment)}",
        Gcc.Run(s_headers,
        [
            "for (unsigned long align = 64; align <= 4096; align *= 64)",
            "for (unsigned num = 1; num <= 32768; num *= 2) {",
            "static char memory[1 << 20] __attribute__((aligned(4096)));",
            "struct vring ring;",
            "vring_init(&ring, num, memory, align);",
            "unsigned long pages = (vring_size(num, align) + align - 1) / align;", // The kernel leaves the end of the last page out.
            "printf(\"%lu %u: %ld %ld %ld %ld %lu\\n\", align, num, (char *)ring.avail - memory,",
            "    (char *)&vring_used_event(&ring) - (char *)ring.avail, (char *)ring.used - memory,",
            "    (char *)&vring_avail_event(&ring) - (char *)ring.used, pages * align);",
            "}",
        ]));
}
