using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>What goes through a ring, all of it known to both sides: which buffer is the nth says everything about it.</summary>
/// <param name="Format">The ring's format.</param>
/// <param name="QueueSize">Its size.</param>
/// <param name="Options">What is negotiated.</param>
/// <param name="IsSuppressing">Whether sides that are awake want no notifications; else they want them always.</param>
/// <param name="Buffers">How many buffers go through.</param>
/// <param name="Elements">Elements of a buffer: 2, one for each direction, or 1, for either in turn.</param>
/// <param name="IsBurst">Whether buffers go in bursts between sides that poll, and never sleep.</param>
internal sealed record Traffic(
    RingFormat Format, int QueueSize, RingOptions Options, bool IsSuppressing, int Buffers, int Elements = 1, bool IsBurst = false)
{
    private const uint WordSize = sizeof(ushort);

    /// <summary>For example <c>split ring of 2, in order, event index, 3 buffers of 1</c>.</summary>
    public string Name => string.Join(
        ", ",
        [
            $"{Format} ring of {QueueSize}".ToLowerInvariant(),
            .. Options.HasFlag(RingOptions.Indirect) ? ["indirect"] : (string[])[],
            .. Options.HasFlag(RingOptions.InOrder) ? ["in order"] : (string[])[],
            Options.HasFlag(RingOptions.EventIndex) ? "event index" : IsSuppressing ? "flags" : "no suppression",
            .. IsBurst ? ["bursts"] : (string[])[],
            $"{Buffers} buffers of {Elements}",
        ]);

    /// <summary>How many 2-byte cells ring and buffers take together.</summary>
    public int Cells => (int)(PayloadStart + ((uint)Buffers * 2 * WordSize)) / 2;

    public RingAddresses SplitAddresses => new(0, AvailableStart, UsedStart);

    public RingAddresses PackedAddresses => new(0, AvailableStart, AvailableStart + PackedRingLayout.EventsSize);

    /// <summary>Where a driver's indirect tables are.</summary>
    public uint Tables => AlignUp(RingEnd, IndirectTables.Alignment);

    private uint AvailableStart => PackedRingLayout.DescriptorsSize(QueueSize);

    private uint UsedStart => AlignUp(AvailableStart + SplitRingLayout.AvailableSize(QueueSize), SplitRingLayout.UsedAlignment);

    private uint RingEnd => Format == RingFormat.Split
        ? UsedStart + SplitRingLayout.UsedSize(QueueSize)
        : AvailableStart + (2 * PackedRingLayout.EventsSize);

    private uint PayloadStart => Tables +
        ((Options & RingOptions.Indirect) != 0 ? IndirectTables.Size(QueueSize, Elements) : 0);

    public RingElement[] Buffer(int number) =>
    [
        .. new[] { false, true }
            .Where(deviceWrites => HasElement(number, deviceWrites))
            .Select(deviceWrites => new RingElement(Word(number, deviceWrites), Length(number, deviceWrites), deviceWrites)),
    ];

    public bool HasElement(int number, bool deviceWrites) => Elements == 2 || (number % 2 == 0) == deviceWrites;

    /// <summary>Where the word is that a side writes and the other reads.</summary>
    public uint Word(int number, bool deviceWrites) => PayloadStart + ((uint)number * 2 * WordSize) + (deviceWrites ? WordSize : 0);

    public static ushort Payload(int number, bool deviceWrites) => (ushort)((deviceWrites ? 0x200 : 0x100) + number);

    /// <summary>What the device says it wrote: of every other writable buffer all, so that a batch of them goes back in order.</summary>
    public uint Written(int number) => !HasElement(number, true) ? 0
        : number / Elements % 2 == 0 ? Length(number, true)
        : WordSize + (uint)number;

    private static uint Length(int number, bool deviceWrites) => (deviceWrites ? 0x40u : 0x20u) + (uint)number;

    private static uint AlignUp(uint value, uint alignment) => (value + alignment - 1) / alignment * alignment;
}
